using System.Buffers.Binary;
using System.Net;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Arithmetic with IPv4 addresses.</summary>
internal static class AddressMath
{
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
