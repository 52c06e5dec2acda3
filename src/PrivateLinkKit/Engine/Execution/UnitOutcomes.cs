using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Outcomes of an apply or destroy by unit.</summary>
internal static class UnitOutcomes
{
    /// <param name="units">The units as planned.</param>
    /// <param name="outcomes">Outcome of each change.</param>
    public static IReadOnlyList<UnitOutcome> Of(IEnumerable<PlannedUnit> units, IEnumerable<ChangeOutcome> outcomes)
    {
        var byUnit = outcomes.ToLookup(outcome => new LogicalId(outcome.LogicalId).Unit);
        return [.. units.Select(unit => Of(unit, [.. byUnit[unit.Name]]))];
    }

    private static UnitOutcome Of(PlannedUnit unit, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var result = new UnitOutcome { Name = unit.Name, Location = unit.Location, Result = UnitResult.Complete };
        var open = outcomes.Where(outcome => outcome.Status is ChangeStatus.Failed or ChangeStatus.Unfinished or ChangeStatus.NotStarted).ToList();
        var first = open.Find(outcome => outcome.Error is not null) ?? open.FirstOrDefault();
        return unit.Status is UnitStatus.Unreachable ? result with { Result = UnitResult.Unreachable, Reason = unit.Reason, Error = unit.Error }
            : first is not null ? result with { Result = UnitResult.Failed, Reason = $"{first}", Error = first.Error }
            : unit.Status is UnitStatus.Held ? result with { Result = UnitResult.Held, Reason = unit.Reason }
            : result;
    }
}
