using System.Buffers.Binary;
using System.Text;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>A DNS query with one question (RFC 1035, RFC 6891).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Flags">The second word of its header.</param>
/// <param name="Name">The name that is asked for, in lower case.</param>
/// <param name="Type">The number of the type that is asked for.</param>
/// <param name="Class">The class that is asked for.</param>
internal sealed record DnsQuery(ushort Id, ushort Flags, string Name, ushort Type, ushort Class)
{
    private const int HeaderLength = 12;
    private const int LongestLabel = 63;

    /// <summary>The bytes of the question, which the answer repeats.</summary>
    public required ReadOnlyMemory<byte> Question { get; init; }

    /// <summary>The largest answer over UDP that the client accepts; null: it does not use EDNS.</summary>
    public ushort? PayloadSize { get; init; }

    public int OperationCode => (Flags >> 11) & 0xf;

    /// <summary>Reads a query; null if it is none.</summary>
    public static DnsQuery? Read(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        if (bytes.Length < HeaderLength || (bytes[2] & 0x80) is not 0 || Word(bytes, 4) is not 1 || ReadName(bytes, HeaderLength) is not var (name, end)
            || bytes.Length < end + 4)
        {
            return null;
        }

        return new DnsQuery(Word(bytes, 0), Word(bytes, 2), name, Word(bytes, end), Word(bytes, end + 2))
        {
            Question = message[HeaderLength..(end + 4)],
            PayloadSize = PayloadSizeOf(bytes, end + 4),
        };
    }

    /// <summary>Reads labels without compression, which questions do not have.</summary>
    private static (string Name, int End)? ReadName(ReadOnlySpan<byte> bytes, int at)
    {
        var name = new StringBuilder();
        while (at < bytes.Length)
        {
            int length = bytes[at++];
            if (length is 0)
            {
                return (name.ToString(), at);
            }

            if (length > LongestLabel || at + length > bytes.Length)
            {
                return null;
            }

            name.Append(name.Length is 0 ? "" : ".").Append(DnsLabel.Read(bytes.Slice(at, length)));
            at += length;
        }

        return null;
    }

    // The OPT record of EDNS is the only additional one that queries have; its class is the size.
    private static ushort? PayloadSizeOf(ReadOnlySpan<byte> bytes, int at) =>
        Word(bytes, 10) > 0 && bytes.Length >= at + 11 && bytes[at] is 0 && Word(bytes, at + 1) is DnsTypes.Options ? Word(bytes, at + 3) : null;

    private static ushort Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
