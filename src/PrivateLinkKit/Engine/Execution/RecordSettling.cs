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

        if (operation.Graph.Scope is null && observed.Record is { Facts.Generation.IsBeingDestroyed: true })
        {
            yield return Note("A destroy of the stack has begun; applying the plan ends it.");
        }

        static PlanNote Note(string text) => new() { Code = PlanNoteCode.HomeRecordOutdated, Text = text };
    }

    /// <summary>Before the first change of an apply: its description is the last one applied, also where units are unreachable.</summary>
    public static Task<Generation?> BeforeApplyAsync(Operation operation, Plan plan) => operation.Record.BeginApplyAsync(
        plan.Graph.Scope is null ? plan.Description : null, plan.Graph.InOrder.Select(resource => resource.Kind),
        Protection.After(plan.Graph, plan.Observed.Record),
        UnknownLeftovers.MarksOf([.. Deleted(plan).Where(state => UnknownLeftovers.MayBe(plan.Graph, state))]),
        deletesAll: plan is { Graph.Scope: null, Observed: { Unreachable.Count: 0, Withheld.Count: 0 } } && !plan.Changes.Any(change => change.IsHeld));

    /// <summary>Before the first deletion of a destroy.</summary>
    public static Task BeforeDestroyAsync(Operation operation, Plan plan) =>
        operation.Record.BeginDestroyAsync(UnknownLeftovers.MarksOf([.. Deleted(plan)]));

    /// <summary>Returns the note on a record that can be read but not changed; empty if it was changed, or is not read at all.</summary>
    public static IReadOnlyList<PlanNote> Refused(Operation operation, HomeRecord? record) =>
        record is not { UnavailableBecause: null } || operation.Record.Refusals.Distinct().ToList() is not [_, ..] reasons ? [] :
        [
            new PlanNote
            {
                Code = PlanNoteCode.HomeRecordNotChanged,
                Text = $"The home record, {operation.Record.FullNameOf("*")}, can be read but not changed: {string.Join("; ", reasons).TrimEnd('.')}. Allow "
                    + "ssm:PutParameter and ssm:DeleteParameter in the provider's account.",
            },
        ];

    /// <summary>After an apply: places with resources are recorded, places without any are not.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="refused">Interruptions that were refused: accounts that keep connections are not left.</param>
    /// <param name="outcomes">Outcome of each change.</param>
    public static async Task AfterApplyAsync(
        Operation operation, Plan plan, IReadOnlyList<Interruption> refused, IReadOnlyList<ChangeOutcome> outcomes)
    {
        if (plan.Observed.Record is { Facts: null } || Protection.Changes(plan.Graph, plan.Observed.Record)
            || (plan.Graph.Scope is null && plan.LastApplied is { } last && last.Description != plan.Description))
        {
            await BeforeApplyAsync(operation, plan);
        }

        await Task.WhenAll(Unrecorded(operation, plan.Observed).Select(operation.Record.EnterAsync));
        await operation.Record.ConfirmAsync();
        var connected = refused.SelectMany(interruption => interruption.Endpoints).Select(endpoint => endpoint.AccountId).ToHashSet();
        await LeaveAsync(operation, plan.Observed.Left.Where(left => !connected.Contains(left.Place.Account)), outcomes);
        if (outcomes.All(outcome => outcome.Status is ChangeStatus.Done))
        {
            await operation.Record.RemoveAsync(plan.Observed.Record?.Adding.Keys ?? []);
        }
    }

    /// <summary>After a destroy: only places that still have resources, or could not be read, are recorded.</summary>
    /// <returns>Notes on the places that were not left.</returns>
    public static async Task<IReadOnlyList<PlanNote>> AfterDestroyAsync(Operation operation, ObservedStack observed, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var record = observed.Record!;
        var described = from at in operation.Graph.Placements
                        let place = operation.PlaceOf(at)
                        where place is not null && record.Places.ContainsKey(place)
                        group at by place into same
                        select new LeftPlace(same.Key, record.Places[same.Key], same.First());
        var left = await LeaveAsync(operation, [.. described, .. observed.Left], outcomes);
        if (left.Count == record.Places.Count && record.Malformed.Count == 0 && outcomes.All(outcome => outcome.Status is ChangeStatus.Done))
        {
            await operation.Record.EndDestroyAsync(record);
        }

        return
        [
            .. from place in record.Places.Keys.Except(left)
               orderby $"{place}"
               select new PlanNote
               {
                   Code = PlanNoteCode.PlaceNotLeft,
                   Text = $"The home record still names {place}: something of the stack may remain there, or the record cannot be removed, which needs "
                       + "ssm:DeleteParameter. Destroy again.",
               },
        ];
    }

    /// <summary>Returns the stack's resources that a plan deletes. Consent to delete another is for this plan only.</summary>
    private static IEnumerable<ResourceState> Deleted(Plan plan)
    {
        var unknown = plan.Interruptions.Where(one => one.Code is InterruptionCode.UnknownLeftover).Select(one => one.PhysicalId).ToHashSet();
        return plan.Changes.Where(change => change is { Action: ChangeAction.Delete or ChangeAction.Replace, IsHeld: false }
            && !unknown.Contains(change.PhysicalId)).Select(change => change.Have!);
    }

    /// <summary>Lists may still name what the operation itself has deleted.</summary>
    /// <returns>The places that were left.</returns>
    private static async Task<IReadOnlyList<Place>> LeaveAsync(Operation operation, IEnumerable<LeftPlace> left, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var deleted = outcomes.Where(outcome => outcome is { Action: ChangeAction.Delete, Status: ChangeStatus.Done }).Select(outcome => outcome.PhysicalId)
            .ToHashSet();
        var gone = await Task.WhenAll(left.Select(async place => await operation.Record.LeaveAsync(place.Place, place.Recorded, () => IsEmptyAsync(place.At))
            ? place.Place : null));
        return [.. gone.OfType<Place>()];

        async Task<bool> IsEmptyAsync(Placement at) =>
            await StackReader.ReadAsync(operation, at) is { Unreachable: null } read && read.States.All(state => deleted.Contains(state.PhysicalId));
    }

    /// <summary>Places of the description other than the home that have resources and are not recorded.</summary>
    private static IEnumerable<Place> Unrecorded(Operation operation, ObservedStack observed) => observed.Record is { UnavailableBecause: null } record
        ? observed.Resources.Select(resource => operation.PlaceOf(resource.At)).OfType<Place>().Distinct()
            .Where(place => operation.Places.Contains(place) && place != operation.Identity.Home && !operation.Record.Knows(record, place))
        : [];
}
