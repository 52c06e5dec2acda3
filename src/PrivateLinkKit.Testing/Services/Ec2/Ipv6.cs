using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Arithmetic with IPv6 blocks.</summary>
internal static class Ipv6
{
    public const int VpcLength = 56;

    private const int SubnetStep = 4;
    private const int ShortestSubnet = 44;
    private const int LongestSubnet = 64;

    public static IPNetwork? TryParse(string? text) =>
        IPNetwork.TryParse(text, out var block) && block.BaseAddress.AddressFamily is AddressFamily.InterNetworkV6 ? block : null;

    /// <summary>Returns the block of a VPC with a number, in the range that is reserved for documentation.</summary>
    public static string VpcBlock(int number) => IPNetwork.Parse($"2001:db8:{number >> 8:x}:{(number & 255) << 8:x}::/{VpcLength}").ToString();

    public static bool IsSubnetLength(int length) => length is >= ShortestSubnet and <= LongestSubnet && length % SubnetStep is 0;

    public static bool Contains(IPNetwork outer, IPNetwork inner) => outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    public static bool Overlap(IPNetwork one, IPNetwork other) => Contains(one, other) || Contains(other, one);

    /// <summary>Returns the address of a block with a number.</summary>
    public static string Address(IPNetwork block, ulong number)
    {
        var bytes = block.BaseAddress.GetAddressBytes();
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8)) | number);
        return new IPAddress(bytes).ToString();
    }
}
