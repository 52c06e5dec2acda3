using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Brings the home record into line with what an operation did.</summary>
internal static class RecordSettling
{
    /// <summary>Returns the notes on a record that an apply brings into line, even if no resource changes.</summary>
    public static IEnumerable<PlanNote> Outdated(Operation operation, ObservedStack observed)
    {
        foreach (var place in Unrecorded(operation, observed))
        {
            yield return Note($"The home record lacks {place}, where the stack has resources; applying the plan adds it.");
        }

        var used = observed.Resources.Select(resource => resource.At).ToHashSet();
        foreach (var left in observed.Left.Where(left => !used.Contains(left.At)))
        {
            yield return Note($"The home record names {left.Place}, where the stack has nothing left; applying the plan removes it.");
        }

        if (observed.Record is { } record && Protection.Changes(operation.Graph, record))
        {
            var after = Protection.After(operation.Graph, record);
            yield return Note(record.UnavailableBecause is null
                ? $"The home record protects other units than are described; after applying the plan: {(after.Count == 0 ? "none" : string.Join(", ", after))}."
                : $"The protection of {string.Join(", ", after)} needs the home record, so an apply is refused.");
        }

        foreach (var (unit, reason) in Protection.Kept(operation.Graph, observed))
        {
            yield return new PlanNote { Code = PlanNoteCode.ProtectedUnitKept, Text = $"{unit} is kept: {reason}." };
        }

        if (observed.Record is { Adding.Count: > 0 })
        {
            yield return Note("The home record names principals that an interrupted apply allowed; applying the plan removes them from it.");
        }

        static PlanNote Note(string text) => new() { Code = PlanNoteCode.HomeRecordOutdated, Text = text };
    }

    /// <summary>Before the first change of an apply: its description is the last one applied, also where units are unreachable.</summary>
    public static Task<Generation?> BeforeApplyAsync(Operation operation, Plan plan) => operation.Record.BeginApplyAsync(
        plan.Graph.Scope is null ? plan.Description : null, plan.Graph.InOrder.Select(resource => resource.Kind),
        Protection.After(plan.Graph, plan.Observed.Record));

    /// <summary>After an apply: places with resources are recorded, places without any are not.</summary>
    public static async Task AfterApplyAsync(Operation operation, Plan plan, IReadOnlyList<ChangeOutcome> outcomes)
    {
        if (plan.Observed.Record is { Facts: null } || Protection.Changes(plan.Graph, plan.Observed.Record))
        {
            await BeforeApplyAsync(operation, plan);
        }

        await Task.WhenAll(Unrecorded(operation, plan.Observed).Select(operation.Record.EnterAsync));
        await operation.Record.ConfirmAsync();
        await LeaveAsync(operation, plan.Observed.Left, outcomes);
        if (outcomes.All(outcome => outcome.Status is ChangeStatus.Done))
        {
            await operation.Record.RemoveAsync(plan.Observed.Record?.Adding.Keys ?? []);
        }
    }

    /// <summary>After a destroy: only places that still have resources, or could not be read, are recorded.</summary>
    public static async Task AfterDestroyAsync(Operation operation, ObservedStack observed, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var record = observed.Record!;
        var described = from at in operation.Graph.Placements
                        let place = operation.PlaceOf(at)
                        where place is not null && record.Places.ContainsKey(place)
                        group at by place into same
                        select new LeftPlace(same.Key, record.Places[same.Key], same.First());
        var left = await LeaveAsync(operation, [.. described, .. observed.Left], outcomes);
        if (left == record.Places.Count && outcomes.All(outcome => outcome.Status is ChangeStatus.Done))
        {
            await operation.Record.RemoveAsync(record.Adding.Keys);
            if (record.Facts is not null)
            {
                await operation.Record.RemoveAsync([StackFacts.Name]);
            }
        }
    }

    /// <summary>Lists may still name what the operation itself has deleted.</summary>
    /// <returns>Number of places that were left.</returns>
    private static async Task<int> LeaveAsync(Operation operation, IEnumerable<LeftPlace> left, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var deleted = outcomes.Where(outcome => outcome is { Action: ChangeAction.Delete, Status: ChangeStatus.Done }).Select(outcome => outcome.PhysicalId)
            .ToHashSet();
        var gone = await Task.WhenAll(left.Select(place => operation.Record.LeaveAsync(place.Place, place.Recorded, async () =>
            await StackReader.ReadAsync(operation, place.At) is { Unreachable: null } read && read.States.All(state => deleted.Contains(state.PhysicalId)))));
        return gone.Count(isGone => isGone);
    }

    /// <summary>Places of the description other than the home that have resources and are not recorded.</summary>
    private static IEnumerable<Place> Unrecorded(Operation operation, ObservedStack observed) => observed.Record is { UnavailableBecause: null } record
        ? observed.Resources.Select(resource => operation.PlaceOf(resource.At)).OfType<Place>().Distinct()
            .Where(place => operation.Places.Contains(place) && place != operation.Identity.Home && !operation.Record.Knows(record, place))
        : [];
}
