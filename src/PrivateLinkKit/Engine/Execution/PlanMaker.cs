using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Reads AWS and plans. A plan from a decisive reading that finds changes is made again from a full one.</summary>
internal static partial class PlanMaker
{
    public static async Task<Plan> MakeAsync(Operation operation, ReadingDepth depth)
    {
        await operation.IdentifyAsync();
        var graph = operation.Graph;
        var plan = Make(operation, graph, await StackReader.ReadAsync(operation, graph, depth));
        plan = IsConclusive(plan) ? plan : Make(operation, graph, await StackReader.ReadAsync(operation, graph, unreachable: plan.Observed.Unreachable));
        plan = await GuardedAsync(operation, plan);
        return Told(operation, plan.With(operation.Calls.Snapshot()));
    }

    /// <summary>Plans the same description against the current state of AWS.</summary>
    public static async Task<Plan> MakeAgainAsync(Operation operation, Plan plan)
    {
        var observed = await StackReader.ReadAsync(operation, plan.Graph, unreachable: plan.Observed.Unreachable);
        var revision = observed.Unreachable.Count == plan.Observed.Unreachable.Count ? plan.Revision : "";
        return Told(operation, await CuttingAsync(operation, Make(operation, plan.Graph, revision, observed, plan.Description)));
    }

    /// <summary>Returns the changes of the same plan if some of it stays as it is.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="held">What stays.</param>
    public static IReadOnlyList<PlannedChange> ChangesHolding(Operation operation, Plan plan, HeldChanges held)
    {
        var reachable = Reachable(plan.Graph, plan.Observed);
        var kept = Protection.Kept(plan.Graph, plan.Observed);
        var changes = Changes(
            operation, plan.Graph, reachable, plan.Revision, plan.Observed, id => held.Contains(id) || kept.ContainsKey(id.Unit), held.ContainsLeftover);
        var pinned = changes.Where(change => change.IsPinned).Select(change => change.Id).ToHashSet();
        var deleted = changes.Where(change => change.Action is ChangeAction.Delete).Select(change => change.PhysicalId).ToHashSet();
        return
        [
            .. changes.Where(change => !change.IsPinned),
            .. plan.Changes.Where(change => change.Want is null ? !deleted.Contains(change.PhysicalId) : pinned.Contains(change.Id))
                .Select(change => change.Action is ChangeAction.None || change.IsHeld ? change
                    : Holds.Held(change, ReasonOf(change), operation.Modules.Kind(change.ResourceType)) with
                    {
                        IsUnknown = change.PhysicalId is { } physicalId && held.ContainsLeftover(physicalId),
                    }),
        ];

        string ReasonOf(PlannedChange change) => held.ReasonOf(change) ?? $"follows what is held back: {held.First}";
    }

    /// <summary>Returns the plan without the changes of units that have become unreachable since.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="now">A later reading.</param>
    public static Plan Losing(Operation operation, Plan plan, ObservedStack now)
    {
        var lost = now.Unreachable.Select(place => place.At).Except(plan.Observed.Unreachable.Select(place => place.At)).ToHashSet();
        if (lost.Count == 0)
        {
            return plan;
        }

        var observed = plan.Observed.Losing(now.Unreachable, state => lost.Contains(plan.Graph.PlacementOf(state.Id.Unit) ?? state.At));
        var changes = plan.Changes.Select(change => lost.Contains(plan.Graph.PlacementOf(change.Id.Unit) ?? change.Have!.At)
            ? change with { HoldReason = "its unit is unreachable" } : change);
        return Made(operation, plan.Graph, revision: "", observed, Holding(operation, plan.Graph, observed, [.. changes]), plan.Description).With(plan.Cuts);
    }

    /// <summary>Reads all stacks together, and plans each.</summary>
    public static async Task<IReadOnlyList<Plan>> MakeAsync(IReadOnlyList<Operation> stacks)
    {
        foreach (var operation in stacks)
        {
            await operation.IdentifyAsync();
        }

        var plans = await Task.WhenAll(stacks.Zip(await StackReader.ReadAsync(stacks), async (operation, observed) =>
        {
            var plan = Make(operation, operation.Graph, observed);
            return Told(operation, await GuardedAsync(operation, plan));
        }));
        var calls = CallLog.Sum(stacks.Select(operation => operation.Calls));
        return [.. plans.Select(plan => plan.With(calls))];
    }

    public static IReadOnlyList<PlanNote> NotesOf(Operation operation, ObservedStack observed) =>
        [.. operation.Notes.Concat(operation.Record.NotesOn(observed.Record)).Concat(RecordSettling.Outdated(operation, observed)).Distinct()];

    private static Plan Told(Operation operation, Plan plan)
    {
        ChangeTelemetry.CountPlanned(plan.Changes);
        var wanted = plan.Changes.Where(change => change.Want is not null).Select(change => change.Id).ToHashSet();
        foreach (var duplicate in plan.Changes.Where(change => change.Action is ChangeAction.Delete && wanted.Contains(change.Id)))
        {
            LogDuplicate(operation.Logger, plan.StackName, duplicate.LogicalId, Printable.Escape(duplicate.PhysicalId!));
        }

        return plan;
    }

    /// <summary>
    /// Returns true if nothing else has to be read. A decisive reading does not look for what the description does not want, so it counts only if the
    /// last complete apply was of this description.
    /// </summary>
    private static bool IsConclusive(Plan plan) => plan.Observed.Depth is ReadingDepth.Full
        || (plan.IsEmpty && plan.Observed.AppliedRevisionTag == plan.Revision);

    /// <summary>Adds the interruptions, and what would stop the plan half-way.</summary>
    private static async Task<Plan> GuardedAsync(Operation operation, Plan plan)
    {
        plan = await InterruptionGuard.SeeAsync(operation, await CuttingAsync(operation, plan));
        return plan.With(await Preflight.FindAsync(operation, plan));
    }

    private static Plan Make(Operation operation, ResourceGraph graph, ObservedStack observed)
    {
        var reachable = Reachable(graph, observed);
        return Make(operation, graph, FingerprintOf(operation, reachable, graph.Units.Except(reachable.Units)), observed,
            graph.Scope is null ? FingerprintOf(operation, graph, []) : "");
    }

    private static Plan Make(Operation operation, ResourceGraph graph, string revision, ObservedStack observed, string description)
    {
        var adopted = Reachable(graph, observed).AdjustedTo(observed.Resources);
        var whole = observed.Unreachable.Count == 0 ? adopted : graph.With(adopted.InOrder);
        var plan = Made(operation, whole, revision, observed, Changes(operation, graph, adopted, revision, observed), description);
        return Protection.Kept(graph, observed) is { Count: > 0 } kept
            ? Made(operation, whole, revision, observed, ChangesHolding(operation, plan, new HeldChanges(kept)), description) : plan;
    }

    private static IReadOnlyList<PlannedChange> Changes(
        Operation operation, ResourceGraph graph, ResourceGraph reachable, string revision, ObservedStack observed, Func<LogicalId, bool>? held = null,
            Func<string, bool>? stays = null)
    {
        var changes = new Planner(operation.Modules.Kind)
            .Plan(reachable, observed, wasApplied: observed.AppliedRevisionTag == revision, held, stays);
        return Holding(operation, graph, observed, changes);
    }

    private static IReadOnlyList<PlannedChange> Holding(
        Operation operation, ResourceGraph graph, ObservedStack observed, IReadOnlyList<PlannedChange> changes) => Holds.Of(
            Holds.WithoutService(changes, graph),
            graph.Stack,
            PlannedUnits.Unread(graph, observed, operation.AccountOf) ?? (graph.Scope is null ? null : "units that are not part of this plan"),
            operation.Modules.Kind);

    private static Plan Made(
        Operation operation, ResourceGraph graph, string revision, ObservedStack observed, IReadOnlyList<PlannedChange> changes,
            string description)
    {
        return new Plan(graph, observed, changes, operation.Calls.Snapshot())
        {
            Description = description,
            Revision = revision,
            Notes = NotesOf(operation, observed),
            Locations = LocationsOf(operation, graph, observed),
            Units = PlannedUnits.Of(graph, observed, changes, operation.AccountOf),
        };
    }

    public static IReadOnlyList<PlanLocation> LocationsOf(Operation operation, ResourceGraph graph, ObservedStack observed) =>
    [
        .. graph.Placements.Concat(observed.Resources.Select(resource => resource.At)).Concat(observed.Unreachable.Select(place => place.At))
            .Select(at => PlannedUnits.Location(at, operation.AccountOf)).Distinct(),
    ];

    private static ResourceGraph Reachable(ResourceGraph graph, ObservedStack observed)
    {
        var unreachable = observed.Unreachable.Select(place => (Placement?)place.At).ToHashSet();
        return unreachable.Count == 0 ? graph : graph.Of(unit => !unreachable.Contains(graph.PlacementOf(unit)));
    }

    /// <summary>
    /// Adds the connections that accounts of former consumers still have, beside the endpoints that the stack deletes there. An account that does not answer
    /// now, or answers too often, keeps them.
    /// </summary>
    private static async Task<Plan> CuttingAsync(Operation operation, Plan plan)
    {
        var left = plan.Observed.Unreachable.Where(place => !plan.Graph.Placements.Contains(place.At)).ToLookup(
            place => AwsErrors.IsThrottling(place.Error) || AwsErrors.IsAmbiguous(place.Error, operation.CancellationToken), place => place.At);
        var silent = left[true].Select(AccountName.OfRole).ToHashSet();
        var places = plan.Observed.Left.Select(place => place.At).Concat(left[false]).Where(at => !silent.Contains(AccountName.OfRole(at))).ToList();
        return places.Count == 0 ? plan : plan.With(await ForeignConnections.OfFormerConsumersAsync(operation, plan.Graph, plan.Observed, places));
    }

    private static string FingerprintOf(Operation operation, ResourceGraph graph, IEnumerable<string> unreachable) =>
        AppliedRevisionTag.Of(graph, unreachable, operation.Modules.Kind, operation.AccountOf);
}
