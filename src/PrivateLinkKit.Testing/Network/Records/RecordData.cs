using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PrivateLinkKit.Testing.Network.Records;

/// <summary>A part of the data of a record on the wire: bytes, or a name.</summary>
internal sealed record RecordPart(byte[] Bytes, string? Name = null);

/// <summary>Reads the values of records, as Route 53 writes them, into their parts on the wire.</summary>
internal static class RecordData
{
    /// <summary>Returns the parts of a value; null if it has not the form of its type.</summary>
    public static IReadOnlyList<RecordPart>? Parse(string type, string value)
    {
        var fields = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return type switch
        {
            "A" => Ipv4(value),
            "AAAA" => Ipv6(value),
            "CNAME" or "NS" or "PTR" => Read(fields, Name),
            "TXT" or "SPF" => Texts(value),
            "MX" => Read(fields, Word, Name),
            "SRV" => Read(fields, Word, Word, Word, Name),
            "SOA" => Read(fields, Name, Name, Number, Number, Number, Number, Number),
            "CAA" => Caa(value),
            "DS" => ReadHex(fields, Word, Octet, Octet),
            "SSHFP" => ReadHex(fields, Octet, Octet),
            "TLSA" => ReadHex(fields, Octet, Octet, Octet),
            _ => null,
        };
    }

    private static IReadOnlyList<RecordPart>? Read(string[] fields, params IReadOnlyList<Func<string, RecordPart?>> readers) =>
        fields.Length == readers.Count && fields.Zip(readers, (field, read) => read(field)).ToList() is var parts && !parts.Contains(null)
            ? [.. parts.OfType<RecordPart>()]
            : null;

    private static IReadOnlyList<RecordPart>? ReadHex(string[] fields, params IReadOnlyList<Func<string, RecordPart?>> readers)
    {
        if (fields.Length <= readers.Count || Read(fields[..readers.Count], readers) is not { } parts)
        {
            return null;
        }

        var text = string.Concat(fields[readers.Count..]);
        return text.Length % 2 is 0 && text.All(char.IsAsciiHexDigit) ? [.. parts, new RecordPart(Convert.FromHexString(text))] : null;
    }

    // Leading zeros would mean octal numbers to some programs.
    private static IReadOnlyList<RecordPart>? Ipv4(string value) => value.Split('.') is { Length: 4 } octets
        && octets.All(octet => octet is "0" || (!octet.StartsWith('0') && Octet(octet) is not null))
            ? [new(IPAddress.Parse(value).GetAddressBytes())]
            : null;

    private static IReadOnlyList<RecordPart>? Ipv6(string value) =>
        !value.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(value, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6
            ? [new(address.GetAddressBytes())]
            : null;

    private static IReadOnlyList<RecordPart>? Texts(string value) =>
        DnsText.Split(value) is { } texts && texts.All(text => text.Length <= DnsText.LongestString) ? [.. texts.Select(Sized)] : null;

    private static IReadOnlyList<RecordPart>? Caa(string value) => value.Split(' ', 3) is [var flags, { Length: > 0 and < 16 } tag, var quoted]
        && tag.All(char.IsAsciiLetterOrDigit)
        && Octet(flags) is { } octet
        && DnsText.Split(quoted) is [var text]
            ? [octet, Sized(Encoding.ASCII.GetBytes(tag)), new(text)]
            : null;

    private static RecordPart Sized(byte[] text) => new([(byte)text.Length, .. text]);

    private static RecordPart? Name(string field) => DomainName.Parse(field) is { } name ? new([], name) : null;

    private static RecordPart? Octet(string field) =>
        byte.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new([number]) : null;

    private static RecordPart? Word(string field) =>
        ushort.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new([(byte)(number >> 8), (byte)number]) : null;

    private static RecordPart? Number(string field) => uint.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number])
        : null;
}
