using PrivateLinkKit.Testing.Network.Naming;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>Writes the answer to a query.</summary>
internal static class DnsReply
{
    private const ushort Internet = 1;
    private const int SmallestPayload = 512;

    // "DNS responses … up to 4,096 bytes with EDNS0" (Route 53 developer guide, "DNS best practices").
    private const int LargestPayload = 4096;

    private const int IsResponse = 0x8000;
    private const int IsTruncated = 0x0200;
    private const int WantsRecursion = 0x0100;
    private const int HasRecursion = 0x0080;

    private const int NoSuchName = 3;
    private const int NotImplemented = 4;

    /// <summary>Returns true for a question that can have an answer.</summary>
    public static bool IsAnswerable(DnsQuery query) => query is { OperationCode: 0, Class: Internet };

    /// <param name="query">The query.</param>
    /// <param name="answer">Its answer; null if it is none that can have one.</param>
    /// <param name="isUdp">true if the answer must fit the datagrams that the client accepts.</param>
    public static byte[] Write(DnsQuery query, DnsAnswer? answer, bool isUdp)
    {
        var most = isUdp ? Math.Clamp((int)(query.PayloadSize ?? 0), SmallestPayload, LargestPayload) : ushort.MaxValue;
        var code = answer is null ? NotImplemented : answer.Exists ? 0 : NoSuchName;
        var flags = IsResponse | HasRecursion | (query.Flags & WantsRecursion) | code;
        var writer = new DnsWriter();
        writer.Word(query.Id);
        writer.Word(flags);
        writer.Word(1);
        writer.Bytes(new byte[6]);
        writer.Bytes(query.Question.Span);
        var reserved = query.PayloadSize is null ? 0 : 11;
        var written = 0;
        foreach (var record in answer?.Records ?? [])
        {
            var before = writer.Length;
            writer.Record(record);
            if (writer.Length + reserved > most)
            {
                writer.Truncate(before);
                writer.Set(2, (ushort)(flags | IsTruncated));
                break;
            }

            written++;
        }

        writer.Set(6, (ushort)written);
        WriteAuthority(writer, answer, most - reserved);
        WriteOptions(writer, query);
        return writer.ToArray();
    }

    // Resolvers keep the absence of records for as long as the SOA record says.
    private static void WriteAuthority(DnsWriter writer, DnsAnswer? answer, int most)
    {
        var before = writer.Length;
        if (answer is not { Authority: { } authority })
        {
            return;
        }

        writer.Record(authority);
        if (writer.Length > most)
        {
            writer.Truncate(before);
            return;
        }

        writer.Set(8, 1);
    }

    private static void WriteOptions(DnsWriter writer, DnsQuery query)
    {
        if (query.PayloadSize is null)
        {
            return;
        }

        writer.Bytes([0]);
        writer.Word(DnsTypes.Options);
        writer.Word(LargestPayload);
        writer.Number(0);
        writer.Word(0);
        writer.Set(10, 1);
    }
}
