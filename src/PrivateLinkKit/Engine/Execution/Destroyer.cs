using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Plans the deletion of everything that a stack owns, and deletes it.</summary>
/// <param name="start">Starts a run that only deletes, for these changes.</param>
/// <param name="progress">Receives every step.</param>
internal sealed class Destroyer(Func<ResourceGraph, IReadOnlyList<PlannedChange>, Operation> start, Reporter progress)
{
    public async Task<Plan> PlanAsync(ResourceGraph described)
    {
        var operation = start(described, []);
        await operation.TypedAsync("identified", operation.IdentifyAsync);
        var graph = operation.Graph;
        var observed = await operation.TypedAsync("read", () => StackReader.ReadAsync(operation, graph));
        List<PlannedChange> changes = [.. Planner.PlanDeletion(observed.Resources, _ => "is deleted with the stack")];
        var plan = new Plan(graph, observed, changes, operation.Calls.Snapshot())
        {
            IsDestroy = true,
            Notes = [.. operation.Notes.Concat(operation.Record.NotesOn(observed.Record)).Distinct(), .. NothingFound(operation, observed)],
            Locations = PlanMaker.LocationsOf(operation, graph, observed),
            Units = PlannedUnits.Of(graph, observed, changes, operation.AccountOf),
        };
        plan = await InterruptionGuard.SeeAsync(operation, plan);
        plan = plan.With([.. await DestroyPreflight.FindAsync(operation, observed)]);
        return plan.With(operation.Calls.Snapshot());
    }

    /// <param name="plan">A plan to destroy.</param>
    /// <param name="consent">Consent to disconnect foreign endpoints; null: none.</param>
    /// <exception cref="WrongConsentException">The consent is for another stack.</exception>
    /// <exception cref="PreflightException">There are obstacles; nothing was deleted.</exception>
    /// <exception cref="ApplyException">Some deletes failed.</exception>
    public async Task<DestroyResult> DestroyAsync(Plan plan, InterruptionConsent? consent)
    {
        consent?.RequireOnly(plan.Graph.Identity!);
        plan = InterruptionGuard.WithoutLeftovers(start(plan.Graph, plan.Changes), plan, consent);
        DestroyPreflight.Refuse(plan, consent);
        var operation = start(plan.Graph, plan.Changes);
        operation.Record.Assume(plan.Observed.Record);
        await operation.TypedAsync("recorded", () => RecordSettling.BeforeDestroyAsync(operation, plan));
        await ForeignConnections.RejectAsync(operation, plan.Foreign.ToReject(plan.Changes, operation.Modules.Kind));
        var outcomes = await new PlanExecutor(operation, progress, plan.Observed, plan.Changes).ExecuteAsync();
        var notes = await operation.TypedAsync("recorded", () => RecordSettling.AfterDestroyAsync(operation, plan.Observed, outcomes));
        var units = UnitOutcomes.Of(plan.Units, outcomes);
        return outcomes.Any(outcome => outcome.Status is ChangeStatus.Failed)
            ? throw new ApplyException(plan.StackName, outcomes) { Units = units }
            : new DestroyResult
            {
                StackName = plan.StackName,
                Outcomes = outcomes,
                Units = units,
                Notes = [.. plan.Notes, .. notes],
                Calls = operation.Calls.Snapshot(),
            };
    }

    private static IEnumerable<PlanNote> NothingFound(Operation operation, ObservedStack observed) =>
        observed is not { Resources.Count: 0, Unreachable.Count: 0, Record: { Facts: null, Places.Count: 0, Malformed.Count: 0 } } ? [] :
        [
            new PlanNote
            {
                Code = PlanNoteCode.NothingFound,
                Text = $"Nothing of stack {operation.Stack} was found at {operation.Identity.Home}. If it should exist, check its name, and the account and "
                    + "region of its home.",
            },
        ];
}
