using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Public DNS as services see it, without running what is due: they ask within such a step.</summary>
internal sealed class PublicNames(MapCache maps, NameLookup lookup, PublicRecords records) : IPublicNames
{
    public long RecordsVersion => records.Version;

    public bool IsHosted(string name) => DomainName.Parse(name) is { } parsed
        && (records.HasAnyIn(parsed)
            || DomainName.Upwards(parsed).Any(domain => maps.OfStep().PublicZones.Contains(domain)
                || (domain.Contains('.', StringComparison.Ordinal) && records.HasAnyAt(domain))));

    public IReadOnlyList<string> TextsOf(string name) => [.. ValuesOf(name, "TXT").Select(DnsText.Join)];

    public IReadOnlyList<string> ValuesOf(string name, string type) =>
    [
        .. lookup.Ask(new NameView(maps.OfStep(), Vpc: null, OnlyLook: true), name, type).Records
            .Where(record => record.Type == type).Select(record => record.Value),
    ];

    public IReadOnlyList<string>? ValuesIn(string zoneId, string name, string type) =>
        maps.OfStep() is var map && map.Zones.FirstOrDefault(zone => zone.Id == zoneId) is { } zone
            ? lookup.AskZone(new NameView(map, Vpc: null, OnlyLook: true), zone, name, type)?.Select(record => record.Value).ToList()
            : null;
}
