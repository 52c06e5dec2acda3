using PrivateLinkKit.Testing.Network.Naming;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>Writes answers to queries.</summary>
internal static class DnsReply
{
    private const int SmallestPayload = 512;

    // "DNS responses … up to 4,096 bytes with EDNS0" (Route 53 developer guide, "DNS best practices").
    private const int LargestPayload = 4096;
    private const int OptionsLength = 11;

    private const int IsResponse = 0x8000;
    private const int IsTruncated = 0x0200;
    private const int WantsRecursion = 0x0100;
    private const int HasRecursion = 0x0080;

    /// <summary>Writes an answer without records.</summary>
    public static byte[] Write(DnsQuery query, DnsCode code) => Begin(query, code, out _).ToArray();

    /// <param name="query">The query.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="isUdp">true if the answer must fit the datagrams that the client accepts.</param>
    public static byte[] Write(DnsQuery query, DnsAnswer answer, bool isUdp)
    {
        var reserved = query.PayloadSize is null ? 0 : OptionsLength;
        var most = (isUdp ? Math.Clamp((int)(query.PayloadSize ?? 0), SmallestPayload, LargestPayload) : ushort.MaxValue) - reserved;
        var writer = Begin(query, CodeOf(answer.Status), out var flags);
        var written = answer.Records.TakeWhile(record => Fits(writer, record, most)).Count();
        writer.Set(6, (ushort)written);
        if (written < answer.Records.Count)
        {
            writer.Set(2, (ushort)(flags | IsTruncated));
        }
        else if (answer.Authority is { } authority && Fits(writer, authority, most))
        {
            // Resolvers keep the absence of records for as long as the SOA record says.
            writer.Set(8, 1);
        }

        WriteOptions(writer, query);
        return writer.ToArray();
    }

    private static DnsWriter Begin(DnsQuery query, DnsCode code, out int flags)
    {
        flags = IsResponse | HasRecursion | (query.Flags & WantsRecursion) | (int)code;
        var writer = new DnsWriter();
        writer.Word(query.Id);
        writer.Word(flags);
        writer.Word(query.Question is null ? 0 : 1);
        writer.Bytes(new byte[6]);
        if (query.Question is { } question)
        {
            writer.Question(question);
        }

        return writer;
    }

    private static DnsCode CodeOf(DnsStatus status) => status switch
    {
        DnsStatus.Exists => DnsCode.NoError,
        DnsStatus.NoSuchName => DnsCode.NameError,
        _ => DnsCode.ServerFailure,
    };

    private static bool Fits(DnsWriter writer, DnsRecord record, int most)
    {
        var before = writer.Length;
        writer.Record(record);
        if (writer.Length <= most)
        {
            return true;
        }

        writer.Truncate(before);
        return false;
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

/// <summary>Response codes of RFC 1035.</summary>
internal enum DnsCode
{
    NoError = 0,
    FormatError = 1,
    ServerFailure = 2,
    NameError = 3,
    NotImplemented = 4,
}
