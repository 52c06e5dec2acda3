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
        var foreign = caused.Any(one => one.Cause.Code is not InterruptionCode.UnknownLeftover || one.Change.Have!.ServesConsumers)
            ? new ForeignEndpoints(await ForeignConnections.FindAsync(operation, plan.Observed)) : ForeignEndpoints.None;
        return plan.With(foreign, InterruptionsOf(operation, plan, caused, foreign));
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
        plan = held.Count == 0 ? plan : Holding(plan, held);
        var refused = new List<Interruption>();
        while (Refused(plan) is [_, ..] beyond)
        {
            var before = held.Count;
            foreach (var interruption in beyond)
            {
                Hold(interruption);
            }

            HoldRenamed();
            refused.AddRange(beyond);
            plan = before == held.Count
                ? throw new InvalidOperationException($"Stack {plan.StackName}: held units still interrupt consumers: {string.Join(", ", held.Units.Keys)}.")
                : Holding(plan, held);
        }

        return (plan, refused);

        void Hold(Interruption interruption)
        {
            if (interruption.Code is InterruptionCode.UnknownLeftover)
            {
                held.AddLeftover(interruption.PhysicalId!, ReasonOf(interruption));
            }
            else
            {
                held.Units.TryAdd(interruption.Unit, ReasonOf(interruption));
            }
        }

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

    /// <summary>Returns a plan to destroy with the resources held back that may be anybody's, and those that they use.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="plan">A plan to destroy.</param>
    /// <param name="consent">Consent to delete some of them; null: none.</param>
    public static Plan WithoutLeftovers(Operation operation, Plan plan, InterruptionConsent? consent)
    {
        var reasons = plan.Interruptions.Where(one => one.Code is InterruptionCode.UnknownLeftover && consent?.Covers(one) is not true)
            .ToDictionary(one => one.PhysicalId!, one =>
                $"{ReasonOf(one)}. If it is the stack's, consent with DestroyOptions.Consent; if not, remove its privatelinkkit: tags");
        if (reasons.Count == 0)
        {
            return plan;
        }

        var users = new ResourceUsers(plan.Observed.Resources);
        var changes = new List<PlannedChange>();
        foreach (var change in plan.Changes)
        {
            var reason = reasons.GetValueOrDefault(change.PhysicalId!)
                ?? users.Of(change.Have!).Select(user => reasons.GetValueOrDefault(user.PhysicalId)).FirstOrDefault(known => known is not null);
            changes.Add(change with { HoldReason = reason });
            if (reason is not null)
            {
                reasons.TryAdd(change.PhysicalId!, reason);
            }
        }

        return plan.With(changes, PlannedUnits.Of(plan.Graph, plan.Observed, changes, operation.AccountOf));
    }

    private static string ReasonOf(Interruption interruption) =>
        $"{interruption.Code} needs consent: {interruption.LogicalId} {interruption.Evidence}";

    /// <summary>
    /// What depends on an obstacle waits, and what the unit does not have yet. Repairs and revocations do not, except rules of security groups, which are
    /// removed when everything else is ready.
    /// </summary>
    private bool IsHeldBy(PreflightFinding finding, PlannedChange change) => change.Action is not ChangeAction.None
        && (finding.Dependents.Contains(change.Id) || !(change.WasLost || (change.Action is ChangeAction.Update
            && (!operation.Modules.Kind(change.ResourceType).Prunes || change.Properties.All(property => property.IsDrift)))));

    private static IReadOnlyList<CausedInterruption> CausesOf(Operation operation, Plan plan) => InterruptionCauses.Of(
        plan.IsDestroy ? plan.Graph.Empty : plan.Graph, plan.Graph, [.. plan.Changes.Where(change => !change.IsHeld)], plan.Observed,
        operation.Modules.Kind);

    private Plan Holding(Plan plan, HeldChanges held)
    {
        var changes = PlanMaker.ChangesHolding(operation, plan, held);
        var without = plan.With(changes, PlannedUnits.Of(plan.Graph, plan.Observed, changes, operation.AccountOf));
        without = without.With(Cuts.Without(plan.Cuts, Cuts.ByUnit(operation, plan).Where(cut => held.Units.ContainsKey(cut.Key)).Select(cut => cut.Value)));
        return without.With(plan.Foreign, InterruptionsOf(operation, without, CausesOf(operation, without), plan.Foreign));
    }

    private static IReadOnlyList<Interruption> InterruptionsOf(
        Operation operation, Plan plan, IReadOnlyList<CausedInterruption> caused, ForeignEndpoints foreign) =>
        [.. Interruptions.Of(operation.Identity, caused, plan.Observed, foreign), .. Cuts.InterruptionsOf(operation, plan)];

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

    /// <summary>"All" are the stack's own consumers, if it has any: whoever else is connected has no say in it.</summary>
    private bool ExceedsBudget(IReadOnlyList<Interruption> stated, Plan plan)
    {
        var parties = new Parties(operation, plan);
        var cut = stated.SelectMany(parties.Of).Distinct().Count();
        var disconnected = stated.SelectMany(interruption => interruption.Endpoints).Select(parties.Of).ToHashSet();
        var all = parties.Own.Count > 0 ? parties.Own : parties.Guests;
        return cut > (options.InterruptionBudget ?? Math.Max(1, parties.Count / Share))
            || (all.Overlaps(disconnected) && all.IsSubsetOf(disconnected));
    }
}
