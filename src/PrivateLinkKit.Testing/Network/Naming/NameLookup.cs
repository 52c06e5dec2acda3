using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>
/// Answers DNS questions as AWS's resolvers do: by the most specific private zone of the VPC alone if there is one, else by AWS's own names,
/// records of domains that are hosted elsewhere, and the public zones.
/// </summary>
internal sealed class NameLookup(TargetPicker picker, PublicRecords records)
{
    private const int LongestChain = 10;
    private const long AliasLifetime = 60;

    private readonly AwsNames _aws = new(picker);
    private readonly RecordChoice _choice = new(picker);

    public DnsAnswer Ask(NameView view, string name, string type)
    {
        var chain = new List<DnsRecord>();
        for (var at = DnsNames.Normalize(name); ; at = DnsNames.Normalize(chain[^1].Value))
        {
            var found = Find(view, at, type);
            chain.AddRange(found ?? []);
            if (type is "CNAME" || found is not [{ Type: "CNAME" }] || chain.Count > LongestChain)
            {
                return new(found is not null, chain) { Authority = found is null or [] ? StartOf(ZoneOf(view, at)) : null };
            }
        }
    }

    /// <summary>Returns the network interfaces whose health decides what a name resolves to.</summary>
    public IEnumerable<Place> PlacesBehind(NameView view, string name) =>
    [
        .. Ask(view, name, "A").Records.Select(record => record.At).OfType<Place>(),
        .. from set in ZoneOf(view, DnsNames.Normalize(name))?.Find(DnsNames.Normalize(name)) ?? []
           where set.Alias is not null
           from found in _aws.Find(view, set.Alias!.Name) ?? []
           select found.Place,
    ];

    private static DnsZone? PrivateZoneOf(NameView view, string name) => view.Vpc is { } vpc ? view.Map.PrivateZoneOf(vpc, name) : null;

    private static DnsZone? ZoneOf(NameView view, string name) => PrivateZoneOf(view, name) ?? PublicZones.Of(view.Map, name);

    private static DnsRecord? StartOf(DnsZone? zone) => zone?.Find(zone.Name)?.FirstOrDefault(set => set.Type is "SOA") is { } start
        ? new(zone.Name, start.Type, start.Lifetime, start.Values[0])
        : null;

    /// <summary>The records of a name, or its CNAME record; empty if it has others only; null if it does not exist.</summary>
    private IReadOnlyList<DnsRecord>? Find(NameView view, string name, string type) =>
        PrivateZoneOf(view, name) is { } zone ? InZone(view, zone, name, type)
        : _aws.Find(view, name) is { } places ? AddressRecords(name, type, places)
        : records.Zone.Find(name) is { Count: > 0 } ? InZone(view, records.Zone, name, type)
        : PublicZones.Of(view.Map, name) is { } known ? InZone(view, known, name, type)
        : null;

    private IReadOnlyList<DnsRecord>? InZone(NameView view, DnsZone zone, string name, string type)
    {
        if (zone.Find(name) is not { } sets)
        {
            return null;
        }

        var ofType = sets.Where(set => set.Type == type).ToList();
        var candidates = ofType is [] ? [.. sets.Where(set => set.Type is "CNAME")] : ofType;
        return
        [
            .. _choice.Of(view, $"{zone.Id} {name} {type}", candidates, set => IsHealthy(view, zone, set))
                .SelectMany(set => RecordsOf(view, zone, set, name, type)),
        ];
    }

    private IEnumerable<DnsRecord> RecordsOf(NameView view, DnsZone zone, DnsRecordSet set, string name, string type) => set.Alias switch
    {
        null => set.Values.Select(value => new DnsRecord(name, set.Type, set.Lifetime, value)),
        { ZoneId: var id } alias when id == zone.Id => (InZone(view, zone, alias.Name, type) ?? []).Select(record => record with { Name = name }),
        var alias => AddressRecords(name, type, _aws.Find(view, alias.Name) ?? []),
    };

    private bool IsHealthy(NameView view, DnsZone zone, DnsRecordSet set) =>
        set.Alias is not { EvaluatesHealth: true } alias
        || (alias.ZoneId == zone.Id
            ? zone.Find(alias.Name)?.Any(target => target.Type == set.Type && target != set && IsHealthy(view, zone, target)) is true
            : _aws.IsHealthy(view, alias.Name));

    private static IReadOnlyList<DnsRecord> AddressRecords(string name, string type, IEnumerable<NamedPlace> places) => type is "A"
        ? [.. places.Select(found => new DnsRecord(name, "A", AliasLifetime, found.Address.ToString()) { At = found.Place })]
        : [];
}
