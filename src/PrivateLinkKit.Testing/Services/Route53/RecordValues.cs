using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Checks the values of records by their type.</summary>
internal static partial class RecordValues
{
    private const int MostValues = 400;

    public static IEnumerable<string> Faults(ResourceRecordSet set)
    {
        var values = (set.ResourceRecords ?? []).Select(record => record.Value!).ToList();
        if (values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } duplicate)
        {
            yield return $"Duplicate Resource Record: '{duplicate.Key}'";
        }

        if (values.Count > (set.Type is "CNAME" or "SOA" ? 1 : MostValues))
        {
            yield return $"Invalid Resource Record: RRSet with DNS name {set.Name}, type {set.Type} has too many values: {values.Count}";
        }

        foreach (var value in values)
        {
            if (Fault(set.Type!, value) is { } fault)
            {
                yield return $"Invalid Resource Record: 'FATAL problem: {fault} encountered with '{value}''";
            }
        }
    }

    private static string? Fault(string type, string value) => type switch
    {
        "A" => Ipv4().IsMatch(value) && IPAddress.TryParse(value, out _) ? null : "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)",
        "AAAA" => IPAddress.TryParse(value, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6
            ? null
            : "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)",
        "CNAME" => DomainFault(value, "CNAMERRDATANotSingleField"),
        "NS" => DomainFault(value, "NSRRDATANotSingleField"),
        "PTR" => DomainFault(value, "PTRRRDATANotSingleField"),
        "TXT" or "SPF" => TextFault(value),
        "MX" => FieldsFault(value, "MXRRDATANotTwoFields", numbers: 1, fields: 2),
        "SRV" => FieldsFault(value, "SRVRRDATANotFourFields", numbers: 3, fields: 4),
        "CAA" => Caa().IsMatch(value) ? null : "CAARRDATAInvalid (Value is not a valid CAA record)",
        "SOA" => value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is 7 ? null : "SOARRDATANotSevenFields (Value must have seven fields)",
        _ => null,
    };

    private static string? DomainFault(string value, string code) =>
        !value.Contains(' ', StringComparison.Ordinal) && ZoneNames.Normalize(value) is not null ? null : $"{code} (Value is not a valid domain name)";

    private static string? TextFault(string value) => !Text().IsMatch(value)
        ? "InvalidCharacterString (Value should be enclosed in quotation marks)"
        : LongString().IsMatch(value) ? "CharacterStringTooLong (String is too long)" : null;

    private static string? FieldsFault(string value, string code, int numbers, int fields)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == fields && parts.Take(numbers).All(part => ushort.TryParse(part, out _)) && ZoneNames.Normalize(parts[^1]) is not null
            ? null
            : $"{code} (Value must have {fields} fields, the last of which is a domain name)";
    }

    [GeneratedRegex(@"^\d{1,3}(\.\d{1,3}){3}\z")]
    private static partial Regex Ipv4();

    /// <summary>Quoted strings, in which backslashes escape.</summary>
    [GeneratedRegex(@"^""(?:[^""\\]|\\.)*""(?:\s+""(?:[^""\\]|\\.)*"")*\z", RegexOptions.Singleline)]
    private static partial Regex Text();

    /// <summary>A quoted string of more than 255 characters.</summary>
    [GeneratedRegex(@"(?:^|\s)""(?:[^""\\]|\\\d{3}|\\.){256,}""", RegexOptions.Singleline)]
    private static partial Regex LongString();

    [GeneratedRegex(@"^\d{1,3} [a-z0-9]+ ""[^""]*""\z", RegexOptions.IgnoreCase)]
    private static partial Regex Caa();
}
