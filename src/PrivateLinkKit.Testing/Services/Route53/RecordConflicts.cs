using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>What other records of the same name rule out.</summary>
internal static class RecordConflicts
{
    public static IEnumerable<string> Faults(ZoneState zone, ImmutableSortedDictionary<string, ResourceRecordSet> records, ResourceRecordSet set)
    {
        if (set.Type is "CNAME" && set.Name == zone.Name)
        {
            return [$"RRSet of type CNAME with DNS name {set.Name} is not permitted at apex in zone {zone.Name}"];
        }

        if (set.Type is "SOA" && set.Name != zone.Name)
        {
            return [$"RRSet of type SOA with DNS name {set.Name} is only permitted at apex in zone {zone.Name}"];
        }

        var neighbors = records.Values.Where(other => other.Name == set.Name).ToList();
        if (set.Type is "CNAME" && neighbors.Exists(other => other.Type is not "CNAME"))
        {
            return
            [
                $"RRSet of type CNAME with DNS name {set.Name} is not permitted as it conflicts with other records with the same DNS name in zone {zone.Name}",
            ];
        }

        if (set.Type is not "CNAME" && neighbors.Exists(other => other.Type is "CNAME"))
        {
            return
            [
                $"RRSet of type {set.Type} with DNS name {set.Name} is not permitted because a conflicting RRSet of type CNAME with the same DNS name "
                    + $"already exists in zone {zone.Name}",
            ];
        }

        var others = neighbors.Where(other => other.Type == set.Type && other.SetIdentifier != set.SetIdentifier).ToList();
        return others switch
        {
            [var other, ..] when PolicyOf(other) != PolicyOf(set) =>
            [
                $"RRSet with DNS name {set.Name}, type {set.Type}, SetIdentifier {set.SetIdentifier ?? "null"} cannot be created because a "
                    + $"{PolicyOf(other)} RRSet exists with the same name and type.",
            ],
            _ when set.Failover is not null && others.Exists(other => other.Failover == set.Failover) =>
            [
                $"RRSet with DNS name {set.Name}, type {set.Type}, SetIdentifier {set.SetIdentifier} cannot be created because a "
                    + $"{set.Failover} failover RRSet exists with the same name and type.",
            ],
            _ => [],
        };
    }

    private static string PolicyOf(ResourceRecordSet set) => set switch
    {
        { Weight: not null } => "weighted",
        { Failover: not null } => "failover",
        { MultiValueAnswer: not null } => "multivalue answer",
        _ => "simple",
    };
}
