using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>
/// Answers DNS questions as AWS's resolvers do: by the most specific private zone of the VPC alone if there is one, else by AWS's own names,
/// records of domains that are hosted elsewhere, and the public zones.
/// </summary>
internal sealed class NameLookup(TargetPicker picker, PublicRecords records)
{
    private const int LongestChain = 10;
    private const long AddressTtl = 60;

    private readonly AwsNames _aws = new(picker);
    private readonly RecordChoice _choice = new(picker);

    public DnsAnswer Ask(NameView view, string name, string type)
    {
        var chain = new List<DnsRecord>();
        for (var at = DomainName.Parse(name); at is not null && chain.Count <= LongestChain; at = DomainName.Parse(chain[^1].Value))
        {
            if (IsDelegatedElsewhere(view, at, type))
            {
                return new(DnsStatus.Failed, chain);
            }

            var found = Find(view, at, type);
            chain.AddRange(found ?? []);
            if (type is "CNAME" || found is not [{ Type: "CNAME" }])
            {
                return new(found is null ? DnsStatus.NoSuchName : DnsStatus.Exists, chain) { Authority = found is null or [] ? SoaOf(ZoneOf(view, at)) : null };
            }
        }

        return new(chain is [] ? DnsStatus.NoSuchName : DnsStatus.Failed, chain);
    }

    /// <summary>Returns what the name servers of a zone answer: the records of a name, or its CNAME record; null: the zone does not have the name.</summary>
    public IReadOnlyList<DnsRecord>? AskZone(NameView view, DnsZone zone, string name, string type) => InZone(view, zone, name, type, LongestChain);

    /// <summary>Returns true if a hosted zone decides what the name resolves to.</summary>
    public static bool IsHosted(NameView view, string name) => DomainName.Parse(name) is { } parsed && ZoneOf(view, parsed) is not null;

    /// <summary>Returns the network interfaces whose health decides what a name resolves to.</summary>
    public IEnumerable<Place> PlacesBehind(NameView view, string name) => DomainName.Parse(name) is { } parsed ? PlacesBehind(view, parsed, LongestChain) : [];

    private IEnumerable<Place> PlacesBehind(NameView view, string name, int further)
    {
        if (further is 0)
        {
            return [];
        }

        if (PrivateZoneOf(view, name) is null && _aws.Find(view, name) is { } own)
        {
            return own.Select(found => found.Place);
        }

        var sets = ZoneOf(view, name)?.Find(name) ?? records.Zone.Find(name) ?? [];
        return sets.SelectMany(set => set.Type is "CNAME" ? set.Values : set.Alias is { } alias ? [alias.Name] : [])
            .SelectMany(target => PlacesBehind(view, DomainName.Parse(target) ?? "", further - 1));
    }

    private static DnsZone? PrivateZoneOf(NameView view, string name) => view.Vpc is { } vpc ? view.Map.PrivateZoneOf(vpc, name) : null;

    private static DnsZone? ZoneOf(NameView view, string name) => PrivateZoneOf(view, name) ?? PublicZones.Of(view.Map, name);

    private static DnsRecord? SoaOf(DnsZone? zone) => zone?.Find(zone.Name)?.FirstOrDefault(set => set.Type is "SOA") is { } soa
        ? new(zone.Name, soa.Type, soa.Ttl, soa.Values[0])
        : null;

    private bool IsDelegatedElsewhere(NameView view, string name, string type) =>
        PrivateZoneOf(view, name) is null
        && OwnRecords(name, type) is null
        && PublicZones.Of(view.Map, name)?.DelegationOf(name) is { } delegation
        && (delegation.Name, delegation.Type) != (name, type);

    /// <summary>The records of a name, or its CNAME record; empty if it has others only; null if it does not exist.</summary>
    private IReadOnlyList<DnsRecord>? Find(NameView view, string name, string type) =>
        PrivateZoneOf(view, name) is { } zone ? InZone(view, zone, name, type, LongestChain)
        : _aws.Find(view, name) is { } places ? AddressRecords(name, type, places)
        : OwnRecords(name, type)
            ?? (PublicZones.Of(view.Map, name) is { } known ? InZone(view, known, name, type, LongestChain) : null)
            ?? (records.Zone.Find(name) is null ? null : []);

    private IReadOnlyList<DnsRecord>? OwnRecords(string name, string type) =>
        records.Zone.Find(name)?.Where(set => set.Type == type || set.Type is "CNAME").ToList() is { Count: > 0 } own
            ? [.. own.SelectMany(set => set.Values.Select(value => new DnsRecord(name, set.Type, set.Ttl, value)))]
            : null;

    private IReadOnlyList<DnsRecord>? InZone(NameView view, DnsZone zone, string name, string type, int further)
    {
        if (further is 0 || zone.Find(name) is not { } sets)
        {
            return null;
        }

        var ofType = sets.Where(set => set.Type == type).ToList();
        var candidates = ofType is [] ? [.. sets.Where(set => set.Type is "CNAME")] : ofType;
        return
        [
            .. _choice.Of(view, $"{zone.Id} {name} {type}", candidates, set => IsHealthy(view, zone, set, further))
                .SelectMany(set => RecordsOf(view, zone, set, name, type, further)),
        ];
    }

    private IEnumerable<DnsRecord> RecordsOf(NameView view, DnsZone zone, DnsRecordSet set, string name, string type, int further) => set.Alias switch
    {
        null => set.Values.Select(value => new DnsRecord(name, set.Type, set.Ttl, value)),
        { ZoneId: var id } alias when id == zone.Id => (InZone(view, zone, alias.Name, type, further - 1) ?? []).Select(record => record with { Name = name }),
        var alias => AddressRecords(name, type, _aws.Find(view, alias.Name) ?? []),
    };

    private bool IsHealthy(NameView view, DnsZone zone, DnsRecordSet set, int further) =>
        set.Alias is not { EvaluatesHealth: true } alias
        || (alias.ZoneId == zone.Id
            ? further > 0 && zone.Find(alias.Name)?.Any(target => target.Type == set.Type && IsHealthy(view, zone, target, further - 1)) is true
            : _aws.IsHealthy(view, alias.Name));

    private static IReadOnlyList<DnsRecord> AddressRecords(string name, string type, IEnumerable<NamedPlace> places) => type is "A"
        ? [.. places.Select(found => new DnsRecord(name, "A", AddressTtl, found.Address.ToString()) { At = found.Place })]
        : [];
}
