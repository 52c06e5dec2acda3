using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>The units of a plan.</summary>
internal static class PlannedUnits
{
    /// <summary>Number of units named; a stack may have thousands of consumers.</summary>
    private const int Named = 3;

    /// <param name="graph">The stack as described.</param>
    /// <param name="observed">What was read.</param>
    /// <param name="changes">The plan.</param>
    /// <param name="accountOf">Returns the account of a placement; null if not known.</param>
    public static IReadOnlyList<PlannedUnit> Of(
        ResourceGraph graph, ObservedStack observed, IReadOnlyList<PlannedChange> changes, Func<Placement, string?> accountOf)
    {
        var unreachable = observed.Unreachable.ToDictionary(place => place.At);
        var byUnit = changes.ToLookup(change => change.Id.Unit);
        return
        [
            .. graph.Units.Select(unit => Read(unit, graph.PlacementOf(unit)!)),
            .. byUnit.Where(unit => graph.PlacementOf(unit.Key) is null).Select(unit => Read(unit.Key, unit.First().Have!.At)),
            .. observed.Unreachable.Where(place => !graph.Placements.Contains(place.At)).Select(place => Unread($"{Location(place.At, accountOf)}", place)),
        ];

        PlannedUnit Read(string unit, Placement at) => unreachable.TryGetValue(at, out var place) ? Unread(unit, place) : new PlannedUnit
        {
            Name = unit,
            Location = Location(at, accountOf),
            Status = byUnit[unit].Any(change => change.HoldReason is not null) ? UnitStatus.Held : UnitStatus.Ready,
            Reason = byUnit[unit].FirstOrDefault(change => change.HoldReason is not null)?.HoldReason,
            Counts = byUnit[unit].CountBy(change => change.Action).ToDictionary(),
        };

        PlannedUnit Unread(string unit, UnreachablePlace place)
        {
            var error = new UnitUnreachableException(unit, Location(place.At, accountOf), place.Error);
            return new PlannedUnit
            {
                Name = unit,
                Location = error.Location,
                Status = UnitStatus.Unreachable,
                Reason = FailureText.Of(place.Error),
                Error = error,
                Counts = byUnit[unit].CountBy(change => change.Action).ToDictionary(),
            };
        }
    }

    /// <summary>Names the units that could not be read, with the reason of the first; null: none.</summary>
    public static string? Unread(ResourceGraph graph, ObservedStack observed, Func<Placement, string?> accountOf)
    {
        if (observed.Unreachable.Count == 0)
        {
            return null;
        }

        var units = Of(graph, observed, [], accountOf).Where(unit => unit.Status is UnitStatus.Unreachable).ToList();
        return $"{string.Join(", ", units.Take(Named).Select(unit => unit.Name))}{(units.Count > Named ? $" and {units.Count - Named} more" : "")}, "
            + $"which cannot be read ({units[0].Reason})";
    }

    public static PlanLocation Location(Placement at, Func<Placement, string?> accountOf) => new() { Account = accountOf(at), Region = at.Region };
}
