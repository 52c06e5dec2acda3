using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Checks the values of records by their type.</summary>
internal static class RecordValues
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

        foreach (var value in values.Where(value => RecordData.Parse(set.Type!, value) is null))
        {
            yield return $"Invalid Resource Record: 'FATAL problem: {Fault(set.Type!, value)} encountered with '{value}''";
        }
    }

    private static string Fault(string type, string value) => type switch
    {
        "A" => "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)",
        "AAAA" => "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)",
        "CNAME" or "NS" or "PTR" => $"{type}RRDATANotSingleField (Value is not a valid domain name)",
        "TXT" or "SPF" => DnsText.Split(value) is null
            ? "InvalidCharacterString (Value should be enclosed in quotation marks)"
            : "CharacterStringTooLong (String is too long)",
        "MX" => "MXRRDATANotTwoFields (Value must be a number and a domain name)",
        "SRV" => "SRVRRDATANotFourFields (Value must be three numbers and a domain name)",
        _ => $"{type}RRDATAInvalid (Value is not valid)",
    };
}
