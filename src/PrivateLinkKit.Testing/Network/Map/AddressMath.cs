using System.Buffers.Binary;
using System.Net;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Arithmetic with IPv4 addresses.</summary>
internal static class AddressMath
{
    // RFC 1918, the shared addresses of RFC 6598, and link-local ones.
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("169.254.0.0/16"),
    ];

    /// <summary>Returns true for an address that nobody has on the Internet.</summary>
    public static bool IsPrivate(IPAddress address) => Private.Any(range => range.Contains(address));

    public static IPAddress Last(IPNetwork range) => FromNumber(
        ToNumber(range.BaseAddress) | (range.PrefixLength is 0 ? uint.MaxValue : (1u << (32 - range.PrefixLength)) - 1));

    public static IPAddress Before(IPAddress address) => FromNumber(ToNumber(address) - 1);

    private static uint ToNumber(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static IPAddress FromNumber(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
