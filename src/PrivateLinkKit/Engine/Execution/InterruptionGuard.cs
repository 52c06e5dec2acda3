using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Decides which interruptions of a plan may happen, and holds back the units of the others.</summary>
internal sealed class InterruptionGuard(ApplyOptions options, Operation operation)
{
    /// <summary>A tenth of the consumers may be cut off without consent.</summary>
    private const int Share = 10;

    /// <summary>Reads who is connected where the service may disconnect someone, and lists the plan's interruptions.</summary>
    public static async Task<Plan> SeeAsync(Operation operation, Plan plan)
    {
        var caused = CausesOf(operation, plan);
        var foreign = caused.Count > 0 ? new ForeignEndpoints(await ForeignConnections.FindAsync(operation, plan.Observed)) : ForeignEndpoints.None;
        return plan.With(foreign, Interruptions.Of(operation.Identity, caused, plan.Observed, foreign));
    }

    /// <summary>Returns the plan with the units held back that have obstacles or whose interruptions are refused, and these interruptions.</summary>
    public (Plan Admitted, IReadOnlyList<Interruption> Refused) Admit(Plan plan)
    {
        var held = new HeldChanges();
        foreach (var finding in plan.Findings)
        {
            foreach (var change in plan.Changes.Where(change => change.Id.Unit == finding.Unit && IsHeldBy(finding, change)))
            {
                held.Add(change.Id, finding.Text);
            }
        }

        var renamed = CausesOf(operation, plan).Where(one => one.Cause.Partner is not null).Select(one => (Old: one.Unit, New: one.Cause.Partner!)).ToList();
        HoldRenamed();
        plan = held.IsEmpty ? plan : Holding(plan, held);
        var refused = new List<Interruption>();
        while (Refused(plan) is [_, ..] beyond)
        {
            var before = held.Units.Count;
            foreach (var interruption in beyond)
            {
                held.Units.TryAdd(interruption.Unit, $"{interruption.Code} needs consent: {interruption.LogicalId} {interruption.Evidence}");
            }

            HoldRenamed();
            refused.AddRange(beyond);
            plan = before == held.Units.Count
                ? throw new InvalidOperationException($"Stack {plan.StackName}: held units still interrupt consumers: {string.Join(", ", held.Units.Keys)}.")
                : Holding(plan, held);
        }

        return (plan, refused);

        // A renamed consumer is deleted under the old name only if it is made under the new one.
        void HoldRenamed()
        {
            foreach (var (one, other) in renamed.Concat(renamed.Select(pair => (Old: pair.New, New: pair.Old))))
            {
                if (held.ReasonOf(one) is { } reason)
                {
                    held.Units.TryAdd(other, reason);
                }
            }
        }
    }

    /// <summary>
    /// What depends on an obstacle waits, and what the unit does not have yet. Repairs and revocations do not, except rules of security groups, which are
    /// removed when everything else is ready.
    /// </summary>
    private bool IsHeldBy(PreflightFinding finding, PlannedChange change) => change.Action is not ChangeAction.None
        && (finding.Dependents.Contains(change.Id) || !(change.WasLost || (change.Action is ChangeAction.Update
            && (!operation.Modules.Kind(change.ResourceType).Prunes || change.Properties.All(property => property.IsDrift)))));

    private static IReadOnlyList<CausedInterruption> CausesOf(Operation operation, Plan plan) => InterruptionCauses.Of(
        plan.IsDestroy ? plan.Graph.Empty : plan.Graph, [.. plan.Changes.Where(change => !change.IsHeld)], plan.Observed, operation.Modules.Kind);

    private Plan Holding(Plan plan, HeldChanges held)
    {
        var changes = PlanMaker.ChangesHolding(operation, plan, held);
        var without = plan.With(changes, PlannedUnits.Of(plan.Graph, plan.Observed, changes, operation.AccountOf));
        return without.With(plan.Foreign, Interruptions.Of(operation.Identity, CausesOf(operation, without), plan.Observed, plan.Foreign));
    }

    /// <summary>
    /// Stated cuts are refused together: beyond the budget, nothing says which of them are meant. A revocation never needs consent.
    /// </summary>
    private IReadOnlyList<Interruption> Refused(Plan plan)
    {
        var open = plan.Interruptions
            .Where(interruption => interruption.Code is not InterruptionCode.PermissionRemoved && options.Consent?.Covers(interruption) is not true)
            .ToLookup(interruption => interruption.IsStated);
        return [.. open[false], .. ExceedsBudget([.. open[true]], plan) ? open[true] : []];
    }

    private bool ExceedsBudget(IReadOnlyList<Interruption> stated, Plan plan)
    {
        var consumers = ConsumersOf(plan);
        var cut = stated.SelectMany(Parties).Distinct().Count();
        var disconnected = stated.SelectMany(interruption => interruption.Endpoints).Select(Party).ToHashSet();
        return cut > (options.InterruptionBudget ?? Math.Max(1, consumers.Count / Share)) || (disconnected.Count > 0 && consumers.IsSubsetOf(disconnected));
    }

    /// <summary>
    /// Returns the consumers that may be connected: units, also those that cannot be read or are not part of the plan, and foreign endpoints. Former
    /// consumers whose connections the apply rejects are none.
    /// </summary>
    private HashSet<string> ConsumersOf(Plan plan)
    {
        var observed = plan.Observed;
        var unread = observed.Unreachable.Select(place => place.At).ToHashSet();
        var accounts = unread.Select(operation.AccountOf).Where(account => account != operation.Identity.Home.Account).ToHashSet();
        var withheld = observed.Withheld.Where(state => state.ConsumesService).ToList();
        var ids = withheld.Select(state => state.PhysicalId).ToHashSet();
        return
        [
            .. observed.Resources.Where(state => state.ConsumesService).Concat(withheld).Select(state => state.Id.Unit),
            .. plan.Graph.Units.Where(unit => unit != plan.Graph.Stack && unread.Contains(plan.Graph.PlacementOf(unit)!)),
            .. plan.Foreign.All.Where(endpoint => !ids.Contains(endpoint.EndpointId) && !accounts.Contains(endpoint.AccountId)).Select(Party),
        ];
    }

    private static IEnumerable<string> Parties(Interruption interruption) =>
        interruption.Endpoints.Count == 0 ? [interruption.LogicalId] : interruption.Endpoints.Select(Party);

    private static string Party(InterruptedEndpoint endpoint) => endpoint.Consumer ?? endpoint.EndpointId;
}
