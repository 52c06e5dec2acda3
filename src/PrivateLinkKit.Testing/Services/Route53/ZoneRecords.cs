using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The records of a zone itself, and all of its records as name servers have them.</summary>
internal static class ZoneRecords
{
    private const int SoaTtl = 900;
    private const int ServersTtl = 172_800;

    /// <summary>The SOA and NS records that Route 53 gives a new zone.</summary>
    public static IEnumerable<ResourceRecordSet> Of(ZoneState zone)
    {
        // The first name server of private zones is the one in co.uk.
        var primary = zone.IsPrivate ? zone.NameServers[^1] : zone.NameServers[0];
        yield return Set(zone, "NS", ServersTtl, zone.NameServers.Select(server => $"{server}."));
        yield return Set(zone, "SOA", SoaTtl, [$"{primary}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"]);
    }

    /// <summary>Returns true for the SOA and NS records of the zone itself.</summary>
    public static bool IsRequired(ZoneState zone, ResourceRecordSet set) => set.Name == zone.Name && set.Type is "NS" or "SOA";

    /// <summary>Returns a zone as its name servers have it.</summary>
    public static DnsZone Translate(ZoneState zone) => new(
        zone.Id,
        ZoneNames.Plain(zone.Name),
        zone.IsPrivate ? [.. zone.Published!.Vpcs.Select(vpc => vpc.VPCId!)] : null,
        zone.Published!.Records.Values.Select(Translate),
        zone.Number);

    private static ResourceRecordSet Set(ZoneState zone, string type, int ttl, IEnumerable<string> values) => new()
    {
        Name = zone.Name,
        Type = type,
        TTL = ttl,
        ResourceRecords = [.. values.Select(value => new ResourceRecord { Value = value })],
    };

    private static DnsRecordSet Translate(ResourceRecordSet set) => new(ZoneNames.Plain(set.Name!), set.Type!)
    {
        Ttl = set.TTL ?? 0,
        Values = [.. (set.ResourceRecords ?? []).Select(record => record.Value!)],
        Alias = set.AliasTarget is { } alias
            ? new(alias.HostedZoneId!, ZoneNames.Plain(alias.DNSName!), alias.EvaluateTargetHealth is true)
            : null,
        Identifier = set.SetIdentifier,
        Weight = set.Weight,
        IsPrimary = set.Failover switch { "PRIMARY" => true, "SECONDARY" => false, _ => null },
        IsMultiValue = set.MultiValueAnswer is true,
    };
}
