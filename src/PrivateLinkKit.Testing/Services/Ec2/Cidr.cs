using System.Globalization;
using System.Net.Sockets;
using System.Net;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>An IPv4 block. Host bits are cleared, as AWS does.</summary>
internal readonly record struct Cidr(uint First, int Length)
{
    public uint Last => First | ~Mask(Length);

    public long Size => 1L << (32 - Length);

    public static Cidr? TryParse(string? text)
    {
        var parts = text?.Split('/');
        return parts is [var address, var length] && ToNumber(address) is { } number
                && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 32
            ? new Cidr(number & Mask(bits), bits)
            : null;
    }

    public static uint? ToNumber(string? address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetwork && parsed.ToString() == address
            ? (uint)IPAddress.NetworkToHostOrder(BitConverter.ToInt32(parsed.GetAddressBytes()))
            : null;

    public static string ToAddress(uint number) => $"{number >> 24}.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";

    public bool Contains(Cidr other) => First <= other.First && other.Last <= Last;

    public bool Contains(uint address) => First <= address && address <= Last;

    public bool Overlaps(Cidr other) => First <= other.Last && other.First <= Last;

    public override string ToString() => $"{ToAddress(First)}/{Length}";

    private static uint Mask(int length) => length == 0 ? 0 : uint.MaxValue << (32 - length);
}
