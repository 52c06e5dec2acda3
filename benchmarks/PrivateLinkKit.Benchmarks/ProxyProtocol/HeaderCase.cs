using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using PrivateLinkKit.AspNetCore.ProxyProtocol;

namespace PrivateLinkKit.Benchmarks.ProxyProtocol;

/// <summary>The beginning of a connection from an NLB.</summary>
internal sealed record HeaderCase(string Name, byte[] Bytes, int FirstPiece = 0)
{
    private static readonly byte[] Start = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A];

    /// <summary>172.31.7.113:51442 to 172.31.10.31:80.</summary>
    private static readonly byte[] Addresses = [172, 31, 7, 113, 172, 31, 10, 31, 0xC8, 0xF2, 0, 80];

    private static readonly byte[] Fields =
    [
        0x03, 0, 4, 0, 0, 0, 0,
        0xEA, 0, 23, 0x01, .. "vpce-08d2bf15fac5001c9"u8,
        0x04, 0, 36, .. new byte[36],
    ];

    private static readonly byte[] PrivateLink = WithChecksum([.. Start, 0x21, 0x11, 0, 84, .. Addresses, .. Fields]);

    public static IReadOnlyList<HeaderCase> All { get; } =
    [
        new("PrivateLink: addresses, endpoint id, checksum", PrivateLink),
        new("the same in two pieces of memory", PrivateLink, FirstPiece: 50),
        new("addresses alone", [.. Start, 0x21, 0x11, 0, 12, .. Addresses]),
        new("the NLB's own (LOCAL)", [.. Start, 0x20, 0x00, 0, 0]),
        new("refused: an HTTP request", Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: service.example\r\n\r\n")),
    ];

    public ReadOnlySequence<byte> ToSequence()
    {
        if (FirstPiece == 0)
        {
            return new ReadOnlySequence<byte>(Bytes);
        }

        var last = new Piece(Bytes.AsMemory(FirstPiece), FirstPiece, null);
        return new ReadOnlySequence<byte>(new Piece(Bytes.AsMemory(0, FirstPiece), 0, last), 0, last, Bytes.Length - FirstPiece);
    }

    private static byte[] WithChecksum(byte[] bytes)
    {
        const int ChecksumAt = 31;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(ChecksumAt), Crc32C.Around(bytes, ChecksumAt));
        return bytes;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long runningIndex, Piece? next) => (Memory, RunningIndex, Next) = (memory, runningIndex, next);
    }
}
