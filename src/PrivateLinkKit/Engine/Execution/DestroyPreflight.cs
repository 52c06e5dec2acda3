using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Finds, before the first deletion, what would stop a destroy half-way.</summary>
internal static class DestroyPreflight
{
    /// <param name="operation">The operation that has read the resources.</param>
    /// <param name="observed">The resources to be deleted.</param>
    public static async Task<IEnumerable<PreflightFinding>> FindAsync(Operation operation, ObservedStack observed)
    {
        var contexts = observed.Resources.Select(resource => resource.At).Distinct().Select(at => operation.ContextFor(at));
        var found = await operation.TypedAsync(Preflight.Verb, () => Task.WhenAll(
            from context in contexts from handler in operation.Modules.Kinds select handler.BlockersAsync(observed.Resources, context)));
        return Preflight.Ordered(
            operation.Blockers.Concat(found.SelectMany(findings => findings)).Concat(Protection.AgainstDestroy(operation, observed)));
    }

    /// <summary>Endpoints in accounts of unreachable consumers of the stack may be theirs, and are disconnected without consent.</summary>
    /// <param name="plan">A plan to destroy; obstacles to its held changes do not count.</param>
    /// <param name="consent">Consent to disconnect foreign endpoints; null: none.</param>
    /// <exception cref="PreflightException">There is an obstacle, or a foreign endpoint that must not be disconnected.</exception>
    public static void Refuse(Plan plan, InterruptionConsent? consent)
    {
        var own = plan.Observed.Unreachable.Select(place => AccountName.OfRole(place.At)).OfType<string>().ToHashSet();
        var kept = plan.Changes.Where(change => change.IsHeld).ToList();
        var (keptIds, keptNames) = (kept.Select(change => change.PhysicalId).ToHashSet(), kept.Select(change => change.LogicalId)
            .Except(plan.Changes.Where(change => !change.IsHeld).Select(change => change.LogicalId)).ToHashSet());
        var connected =
            from interruption in plan.Interruptions
            where !interruption.IsStated && !keptIds.Contains(interruption.PhysicalId) && consent?.Covers(interruption) is not true
            from endpoint in interruption.Endpoints
            where endpoint.AccountId is not { } account || !own.Contains(account)
            select new PreflightFinding
            {
                Code = PreflightCode.ForeignConnection,
                LogicalId = interruption.LogicalId,
                ResourceId = endpoint.EndpointId,
                Text = $"endpoint {endpoint} is connected",
                Remedy = "Ask its owner to delete it, or disconnect it with DestroyOptions.Consent, from PlanDestroyAsync.",
            };
        var obstacles = plan.Findings.Where(finding => !keptIds.Contains(finding.ResourceId) && !keptNames.Contains(finding.LogicalId));
        if (Preflight.Ordered(obstacles.Concat(connected)) is [_, ..] findings)
        {
            throw new PreflightException(plan.StackName, findings);
        }
    }
}
