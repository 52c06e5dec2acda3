using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Hosting;

/// <summary>States of a stack's units after each pass; logs a unit when its state changes.</summary>
internal sealed partial class StackUnits(string stack, ILogger logger)
{
    private Dictionary<string, StackUnit> _last = [];

    /// <summary>Returns the states after a plan that was not applied.</summary>
    public IReadOnlyList<StackUnit> After(Plan plan, DateTimeOffset now) => After(plan.Units.Select(unit => State(unit.Name, unit.Location, unit.Status switch
    {
        UnitStatus.Unreachable => UnitState.Unreachable,
        UnitStatus.Held => UnitState.Held,
        _ => unit.Counts.Keys.All(action => action is ChangeAction.None) ? UnitState.Converged : UnitState.Differs,
    }, unit.Reason)), now);

    /// <summary>Returns the states after an apply.</summary>
    public IReadOnlyList<StackUnit> After(IEnumerable<UnitOutcome> units, DateTimeOffset now) =>
        After(units.Select(unit => State(unit.Name, unit.Location, unit.Result switch
        {
            UnitResult.Unreachable => UnitState.Unreachable,
            UnitResult.Held => UnitState.Held,
            UnitResult.Failed => UnitState.Failed,
            _ => UnitState.Converged,
        }, unit.Reason)), now);

    private List<StackUnit> After(IEnumerable<StackUnit> units, DateTimeOffset now)
    {
        var next = units.Select(unit => _last.TryGetValue(unit.Name, out var before) && before.State == unit.State
            ? unit with { Since = before.Since } : unit with { Since = now }).ToList();
        foreach (var unit in next)
        {
            Tell(unit, _last.GetValueOrDefault(unit.Name)?.State ?? UnitState.Converged);
        }

        _last = next.ToDictionary(unit => unit.Name);
        return next;
    }

    private void Tell(StackUnit unit, UnitState before)
    {
        if (unit.State == before)
        {
            return;
        }

        if (IsTrouble(unit.State))
        {
            LogTrouble(logger, stack, unit.Name, $"{unit.Location}", unit.State, unit.Reason);
        }
        else if (IsTrouble(before))
        {
            LogRecovered(logger, stack, unit.Name, $"{unit.Location}", before);
        }
    }

    private static bool IsTrouble(UnitState state) => state is UnitState.Failed or UnitState.Unreachable or UnitState.Held;

    private static StackUnit State(string name, PlanLocation location, UnitState state, string? reason) =>
        new() { Name = name, Location = location, State = state, Reason = reason };

    [LoggerMessage(1307, LogLevel.Warning, "Stack {Stack}: unit {Unit} in {Location} is {State}: {Reason}", EventName = "UnitChanged")]
    private static partial void LogTrouble(ILogger logger, string stack, string unit, string location, UnitState state, string? reason);

    [LoggerMessage(1308, LogLevel.Information, "Stack {Stack}: unit {Unit} in {Location} is no longer {State}.", EventName = "UnitRecovered")]
    private static partial void LogRecovered(ILogger logger, string stack, string unit, string location, UnitState state);
}
