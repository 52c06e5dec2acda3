using System.Collections.Immutable;
using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Changes of the records of a zone: all of a batch, in their order, or none.</summary>
internal static class RecordBatches
{
    private const int MostRecords = 1000;
    private const int MostCharacters = 32_000;
    private const int MostSetsOfAZone = 10_000;

    public static ChangeResourceRecordSetsResult Change(ServiceCall call, ChangeResourceRecordSetsRequest request)
    {
        var (batch, zone) = (request.ChangeBatch!, HostedZones.Find(call, request.HostedZoneId!));
        CheckSize(batch.Changes!);
        var (records, written, faults) = (zone.Records, new List<ResourceRecordSet>(), new List<string>());
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in batch.Changes!)
        {
            RecordShape.Check(change);
            var set = RecordShape.Normalize(change.ResourceRecordSet!);
            var key = RecordKeys.Of(set);
            if (keys.Contains(key))
            {
                faults.Add($"The request contains an invalid set of changes for a resource record set '{set.Type} {set.Name}'");
                continue;
            }

            faults.AddRange(Faults(zone, records, change.Action!, set));
            if (change.Action is "DELETE")
            {
                records = records.Remove(key);
            }
            else
            {
                records = records.SetItem(key, set);
                keys.Add(key);
                written.Add(set);
            }
        }

        var changed = zone with { Records = records };
        faults.AddRange(AliasTargets.Faults(call.Cloud, changed, written));
        if (Quota.IsReached(call.Region, MostSetsOfAZone, records.Count - 1))
        {
            faults.Add($"Number of records limit of {MostSetsOfAZone} exceeded.");
        }

        return faults is []
            ? new() { ChangeInfo = Changes.Submit(call, call.Region.Route53, changed, batch.Comment) }
            : throw Route53Errors.InvalidBatch(faults);
    }

    // An UPSERT counts twice.
    private static void CheckSize(IReadOnlyList<Change> changes)
    {
        var records = changes.SelectMany(
            change => change.ResourceRecordSet!.ResourceRecords ?? [],
            (change, record) => (Times: change.Action is "UPSERT" ? 2 : 1, record.Value!.Length)).ToList();
        if (changes.Count > MostRecords || records.Sum(record => record.Times) > MostRecords)
        {
            throw Route53Errors.InvalidBatch([$"Number of records limit of {MostRecords} exceeded."]);
        }

        if (records.Sum(record => record.Times * record.Length) > MostCharacters)
        {
            throw Route53Errors.InvalidBatch([$"Number of characters limit of {MostCharacters} exceeded."]);
        }
    }

    private static IEnumerable<string> Faults(
        ZoneState zone, ImmutableSortedDictionary<string, ResourceRecordSet> records, string action, ResourceRecordSet set)
    {
        if (!DomainName.IsWithin(set.Name!, zone.Name))
        {
            return [$"RRSet with DNS name {set.Name} is not permitted in zone {zone.Name}"];
        }

        var existing = records.GetValueOrDefault(RecordKeys.Of(set));
        return action is "DELETE" ? DeletionFaults(zone, existing, set)
            : action is "CREATE" && existing is not null ? [$"Tried to create resource record set {Describe(set)} but it already exists"]
            : [.. RecordValues.Faults(set), .. RecordConflicts.Faults(zone, records, set)];
    }

    private static IEnumerable<string> DeletionFaults(ZoneState zone, ResourceRecordSet? existing, ResourceRecordSet set) =>
        existing is null ? [$"Tried to delete resource record set {Describe(set)} but it was not found"]
        : !RecordShape.AreEqual(existing, set)
            ? [$"Tried to delete resource record set {Describe(set)} but the values provided do not match the current values"]
        : !ZoneRecords.IsRequired(zone, set) ? []
        : [$"A HostedZone must contain {(set.Type is "SOA" ? "exactly one SOA record" : "at least one NS record for the zone itself")}."];

    private static string Describe(ResourceRecordSet set) =>
        $"[name='{set.Name}', type='{set.Type}'{(set.SetIdentifier is { } identifier ? $", set identifier='{identifier}'" : "")}]";
}
