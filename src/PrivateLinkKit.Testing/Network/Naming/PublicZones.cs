using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>
/// Finds the public zone of a name as resolvers do, from the top: the highest zone counts as registered, and a zone below it answers only if it is
/// delegated there by NS records.
/// </summary>
internal static class PublicZones
{
    /// <summary>Returns the zone that answers for a name; null: there is none, or the name is delegated to other name servers.</summary>
    public static DnsZone? Of(NetworkMap map, string name)
    {
        DnsZone? at = null;

        // Of several zones with a name, the registrar knows the oldest.
        foreach (var zone in map.Zones.Where(zone => zone.VpcIds is null && DnsZone.IsWithin(name, zone.Name)).OrderBy(zone => zone.Name.Length))
        {
            if (at is null || (zone.Name != at.Name && IsDelegated(at, zone)))
            {
                at = zone;
            }
        }

        return at?.DelegationOf(name) is null ? at : null;
    }

    private static bool IsDelegated(DnsZone parent, DnsZone child) =>
        parent.DelegationOf(child.Name) is { } delegation
        && delegation.Name == child.Name
        && delegation.Values.Select(DnsNames.Normalize).Intersect(ServersOf(child).Select(DnsNames.Normalize)).Any();

    private static IEnumerable<string> ServersOf(DnsZone zone) =>
        zone.Find(zone.Name)?.Where(set => set.Type is "NS").SelectMany(set => set.Values) ?? [];
}
