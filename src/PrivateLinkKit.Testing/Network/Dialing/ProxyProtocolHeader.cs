using System.Buffers.Binary;
using System.Net;
using System.Numerics;
using System.Text;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>
/// The header that a Network Load Balancer puts in front of what a client sends: version 2 of the PROXY protocol over TCP and IPv4.
/// Captures show that it always has the same length, filled with padding, and that health checks use the same family without addresses
/// (kubernetes/kubernetes#57250).
/// </summary>
internal static class ProxyProtocolHeader
{
    private const byte Relayed = 0x21;
    private const byte HealthCheck = 0x20;
    private const byte TcpOverIpv4 = 0x11;

    private const byte Crc32C = 0x03;
    private const byte Padding = 0x04;
    private const byte Aws = 0xEA;
    private const byte EndpointId = 0x01;

    private const int FixedLength = 16;
    private const int Length = 0x54;

    private static ReadOnlySpan<byte> Signature => "\r\n\r\n\0\r\nQUIT\n"u8;

    /// <param name="client">The client's own address; in the consumer's VPC if it comes through an endpoint.</param>
    /// <param name="dialled">The destination of the connection: the endpoint's interface, or the load balancer.</param>
    /// <param name="endpointId">The endpoint that it comes through, if any.</param>
    public static byte[] Of(IPEndPoint client, IPEndPoint dialled, string? endpointId)
    {
        List<byte> addresses = [.. client.Address.GetAddressBytes(), .. dialled.Address.GetAddressBytes(), .. Bytes(client.Port), .. Bytes(dialled.Port)];
        return Build(Relayed, addresses, endpointId is null ? [] : Field(Aws, [EndpointId, .. Encoding.ASCII.GetBytes(endpointId)]));
    }

    /// <summary>Header of the load balancer's own connections.</summary>
    public static byte[] OfHealthCheck() => Build(HealthCheck, [], []);

    private static byte[] Build(byte command, IReadOnlyCollection<byte> addresses, IReadOnlyCollection<byte> endpoint)
    {
        var checksumAt = FixedLength + addresses.Count + 3;
        var padding = Length - addresses.Count - 7 - endpoint.Count - 3;
        byte[] header =
        [
            .. Signature, command, TcpOverIpv4, .. Bytes(Length),
            .. addresses, .. Field(Crc32C, new byte[4]), .. endpoint, .. Field(Padding, new byte[padding]),
        ];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(checksumAt), Checksum(header));
        return header;
    }

    private static byte[] Field(byte type, byte[] value) => [type, .. Bytes(value.Length), .. value];

    private static byte[] Bytes(int number) => [(byte)(number >> 8), (byte)number];

    /// <summary>Checksum of the whole header, computed with a zero checksum field.</summary>
    private static uint Checksum(ReadOnlySpan<byte> header)
    {
        var sum = uint.MaxValue;
        foreach (var next in header)
        {
            sum = BitOperations.Crc32C(sum, next);
        }

        return ~sum;
    }
}
