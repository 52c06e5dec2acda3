using System.Buffers.Binary;
using System.Text;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>A DNS query (RFC 1035, RFC 6891).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Flags">The second word of its header.</param>
internal sealed record DnsQuery(ushort Id, ushort Flags)
{
    private const int HeaderLength = 12;
    private const int LongestLabel = 63;
    private const int LongestName = 255;

    /// <summary>Its question; null if it has not exactly one, or one that is malformed.</summary>
    public DnsQuestion? Question { get; private init; }

    /// <summary>The largest answer over UDP that the client accepts; null: it does not use EDNS.</summary>
    public ushort? PayloadSize { get; private init; }

    public int OperationCode => (Flags >> 11) & 0xf;

    /// <summary>Reads a query; null if it is none, but an answer or no message at all.</summary>
    public static DnsQuery? Read(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        if (bytes.Length < HeaderLength || (bytes[2] & 0x80) is not 0)
        {
            return null;
        }

        var query = new DnsQuery(Word(bytes, 0), Word(bytes, 2));
        if (Word(bytes, 4) is not 1 || ReadName(bytes, HeaderLength) is not var (name, end) || bytes.Length < end + 4)
        {
            return query;
        }

        return query with
        {
            Question = new(name, Word(bytes, end), Word(bytes, end + 2), message[HeaderLength..(end + 4)]),
            PayloadSize = PayloadSizeOf(bytes, end + 4),
        };
    }

    /// <summary>Reads labels without compression, which questions do not have.</summary>
    private static (string Name, int End)? ReadName(ReadOnlySpan<byte> bytes, int start)
    {
        var (name, at) = (new StringBuilder(), start);
        while (at < bytes.Length && at - start < LongestName)
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

            name.Append(name.Length is 0 ? "" : ".").Append(DomainName.Text(bytes.Slice(at, length)));
            at += length;
        }

        return null;
    }

    // The OPT record of EDNS is the only additional one that queries have; its class is the size.
    private static ushort? PayloadSizeOf(ReadOnlySpan<byte> bytes, int at) =>
        Word(bytes, 10) > 0 && bytes.Length >= at + 11 && bytes[at] is 0 && Word(bytes, at + 1) is DnsTypes.Options ? Word(bytes, at + 3) : null;

    private static ushort Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}

/// <summary>The question of a query.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Type">The number of the type.</param>
/// <param name="Class">The class.</param>
/// <param name="Bytes">Its bytes, which the answer repeats.</param>
internal sealed record DnsQuestion(string Name, ushort Type, ushort Class, ReadOnlyMemory<byte> Bytes);
