using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Units that are kept from deletion, as the home record names them.</summary>
internal static class Protection
{
    /// <summary>
    /// Returns what the record names after an apply: a unit is taken off only by a description of it that does not protect it.
    /// </summary>
    public static IReadOnlyList<string> After(ResourceGraph want, HomeRecord? record) =>
    [
        .. want.Protected.Where(want.IsInScope)
            .Union(Recorded(record).Where(unit => !want.Units.Contains(unit) || !want.IsInScope(unit))).Order(StringComparer.Ordinal),
    ];

    /// <summary>Returns true if an apply has to change the record.</summary>
    public static bool Changes(ResourceGraph want, HomeRecord? record) => !After(want, record).SequenceEqual(Recorded(record));

    /// <summary>Returns the reasons for which units stay that left the description.</summary>
    public static Dictionary<string, string> Kept(ResourceGraph want, ObservedStack observed)
    {
        var left = Recorded(observed.Record).Where(unit => !want.Units.Contains(unit)).ToHashSet();
        return observed.Resources.Select(state => state.Id.Unit).Where(left.Contains).Distinct().ToDictionary(unit => unit, unit =>
            $"it is protected, and no longer described; to delete it, describe {unit} without Protect(), apply, and take it out of the description");
    }

    /// <summary>Returns the units that a destroy must not delete.</summary>
    public static IEnumerable<PreflightFinding> AgainstDestroy(Operation operation, ObservedStack observed) =>
        observed.Resources.Count == 0 && observed.Unreachable.Count == 0 ? [] :
        from unit in Recorded(observed.Record).Union(operation.Graph.Protected)
        select new PreflightFinding
        {
            Code = PreflightCode.Protected,
            LogicalId = unit,
            ResourceId = operation.Record.NameOfFacts,
            Text = unit == operation.Stack ? $"the stack {unit} is protected" : $"the consumer {unit} is protected",
            Remedy = $"To delete it, describe {unit} without Protect(), apply that, and destroy then.",
        };

    private static IReadOnlyList<string> Recorded(HomeRecord? record) => record?.Facts?.Protected ?? [];
}
