using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>
/// Finds the public zone of a name. The oldest zone that has it counts as registered; a zone below answers only if it is delegated there by NS records, so that
/// no account takes over names of another by creating a zone.
/// </summary>
internal static class PublicZones
{
    /// <summary>Returns the zone that answers for a name, or that delegates it; null: there is none.</summary>
    public static DnsZone? Of(NetworkMap map, string name)
    {
        var candidates = DomainName.Upwards(name).SelectMany(domain => map.PublicZones[domain]).ToList();
        return candidates.MinBy(zone => zone.Number) is not { } registered ? null
            : candidates.Where(zone => zone.Name.Length > registered.Name.Length).OrderBy(zone => zone.Name.Length)
                .Aggregate(registered, (at, zone) => zone.Name != at.Name && IsDelegated(at, zone) ? zone : at);
    }

    private static bool IsDelegated(DnsZone parent, DnsZone child) =>
        parent.DelegationOf(child.Name) is { } delegation
        && delegation.Name == child.Name
        && delegation.Values.Select(DomainName.Parse).Intersect(ServersOf(child).Select(DomainName.Parse)).Any();

    private static IEnumerable<string> ServersOf(DnsZone zone) =>
        zone.Find(zone.Name)?.Where(set => set.Type is "NS").SelectMany(set => set.Values) ?? [];
}
