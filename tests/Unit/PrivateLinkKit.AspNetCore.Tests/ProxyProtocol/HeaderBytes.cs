using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

/// <summary>The bytes of a header, valid unless made otherwise. <see cref="Captured"/> is one that an NLB sent to a target of an endpoint service.</summary>
internal sealed record HeaderBytes
{
    public const string CapturedEndpoint = "vpce-08d2bf15fac5001c9";
    public const uint CapturedChecksum = 0xE8D6892D;
    public const byte ChecksumType = 0x03;
    public const byte NoOperation = 0x04;
    public const byte Aws = 0xEA;

    private static readonly byte[] Signature = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A];

    public byte Command { get; init; } = 0x21;

    public byte Family { get; init; } = 0x11;

    public byte[] Addresses { get; init; } = [];

    public IReadOnlyList<(byte Type, byte[] Value)> Fields { get; init; } = [];

    /// <summary>null: as it is.</summary>
    public ushort? ClaimedLength { get; init; }

    public static IPEndPoint CapturedClient { get; } = IPEndPoint.Parse("172.31.7.113:51442");

    public static IPEndPoint CapturedDestination { get; } = IPEndPoint.Parse("172.31.10.31:80");

    public static HeaderBytes Captured { get; } = Tcp(CapturedClient, CapturedDestination) with
    {
        Fields = [(ChecksumType, new byte[4]), Endpoint(CapturedEndpoint), (NoOperation, new byte[36])],
    };

    public static HeaderBytes Local { get; } = new() { Command = 0x20, Family = 0x00 };

    public static HeaderBytes Tcp(IPEndPoint from, IPEndPoint to) => new()
    {
        Family = from.Address.GetAddressBytes().Length == 4 ? (byte)0x11 : (byte)0x21,
        Addresses = [.. from.Address.GetAddressBytes(), .. to.Address.GetAddressBytes(), .. Number((ushort)from.Port), .. Number((ushort)to.Port)],
    };

    public static HeaderBytes From(string client, string endpoint) =>
        Tcp(IPEndPoint.Parse(client), IPEndPoint.Parse("10.1.1.30:80")) with { Fields = [(ChecksumType, new byte[4]), Endpoint(endpoint)] };

    public static (byte Type, byte[] Value) Endpoint(string id) => (Aws, [0x01, .. Encoding.ASCII.GetBytes(id)]);

    /// <summary>Returns all bytes; fills in the first zero checksum.</summary>
    public byte[] ToArray()
    {
        byte[] content = [.. Addresses, .. Fields.SelectMany(field => (byte[])[field.Type, .. Number((ushort)field.Value.Length), .. field.Value])];
        byte[] bytes = [.. Signature, Command, Family, .. Number(ClaimedLength ?? (ushort)content.Length), .. content];
        var at = 16 + Addresses.Length + 3;
        foreach (var (type, value) in Fields)
        {
            if (type == ChecksumType && value is [0, 0, 0, 0])
            {
                BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), BitByBit(bytes));
                break;
            }

            at += 3 + value.Length;
        }

        return bytes;
    }

    /// <summary>CRC-32C as the textbook has it.</summary>
    public static uint BitByBit(IEnumerable<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
            }
        }

        return ~crc;
    }

    private static byte[] Number(ushort value) => [(byte)(value >> 8), (byte)value];
}
