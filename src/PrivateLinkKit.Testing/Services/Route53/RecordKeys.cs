using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Keys of record sets, which sort them in AWS's order: by reversed name, type and identifier.</summary>
internal static class RecordKeys
{
    public static string Of(ResourceRecordSet set) => Of(set.Name!, set.Type!, set.SetIdentifier);

    /// <summary>The key of a record set, or of the first one with a name, or with a name and type.</summary>
    public static string Of(string name, string? type = null, string? identifier = null) =>
        $"{ZoneNames.SortKey(name)} {(type is null ? "" : $"{type} {identifier}")}";

    public static ImmutableSortedDictionary<string, ResourceRecordSet> Add(
        ImmutableSortedDictionary<string, ResourceRecordSet> records, IEnumerable<ResourceRecordSet> sets) =>
        records.SetItems(sets.Select(set => KeyValuePair.Create(Of(set), set)));
}
