using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Engine.Model;

/// <summary>An IPv4 range as written: <see cref="Address"/> may carry host bits, <see cref="Canonical"/> never does.</summary>
internal readonly record struct Ipv4Cidr(uint Address, int PrefixLength)
{
    public long Size => 1L << (32 - PrefixLength);

    public Ipv4Cidr Canonical => this with { Address = (uint)(Address & ~(Size - 1)) };

    private long First => Canonical.Address;

    private long Last => First + Size - 1;

    public static bool TryParse(string text, out Ipv4Cidr cidr)
    {
        cidr = default;
        var parts = text.Split('/');
        if (parts.Length != 2
            || parts[0].Count(c => c == '.') != 3
            || !IPAddress.TryParse(parts[0], out var address)
            || address.AddressFamily != AddressFamily.InterNetwork
            || address.ToString() != parts[0]
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix > 32
            || parts[1] is ['0', _, ..])
        {
            return false;
        }

        cidr = new Ipv4Cidr(BitConverter.ToUInt32([.. address.GetAddressBytes().Reverse()]), prefix);
        return true;
    }

    public static Ipv4Cidr Parse(string text) => TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is not an IPv4 range.");

    public bool Contains(Ipv4Cidr other) => First <= other.First && other.Last <= Last;

    public bool Overlaps(Ipv4Cidr other) => First <= other.Last && other.First <= Last;

    public override string ToString() => $"{Address >> 24}.{Address >> 16 & 255}.{Address >> 8 & 255}.{Address & 255}/{PrefixLength}";
}
