using System.Collections.Concurrent;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Runs the checks of the units that a plan changes. A check whose permission is missing, or that an emulator lacks, finds nothing. One that fails away from
/// home holds back only what depends on it.
/// </summary>
internal static class Preflight
{
    /// <summary>What could not be done if a check fails.</summary>
    public const string Verb = "checked for obstacles";

    public static async Task<IReadOnlyList<PreflightFinding>> FindAsync(Operation operation, Plan plan)
    {
        var changes = plan.Changes.Where(change => change.Want is not null && !change.IsHeld).ToLookup(change => change.Id.Unit);
        var ofKinds = changes.SelectMany(unit => unit).Where(change => change.Action is not ChangeAction.None)
            .SelectMany(change => operation.Modules.Kind(change.ResourceType).ChecksOf(change.Want!));
        var due = plan.Graph.Checks.OfType<PreflightCheck>().Concat(ofKinds)
            .Select(check => (Check: check, Dependents: changes[check.Id.Unit].Where(check.IsDue).Select(change => change.Id).ToEquatableList()))
            .Where(check => check.Dependents.Count > 0).ToList();
        foreach (var have in plan.Changes.Where(change => change.Action is ChangeAction.None or ChangeAction.Update).Select(change => change.Have))
        {
            if (have is not null)
            {
                operation.Outputs.Set(have);
            }
        }

        var contexts = new ConcurrentDictionary<Placement, HandlerContext>();
        var found = await Task.WhenAll(due.Select(async check =>
            (await FindAsync(operation, check.Check, isAway: check.Check.At != plan.Graph.Home, ContextOf(check.Check.At)))
                .Select(finding => finding with { Dependents = check.Dependents })));
        var created = plan.Changes.Where(change => change.Action is ChangeAction.Create).Select(change => change.LogicalId).ToHashSet();
        return Ordered(found.SelectMany(findings => findings).Concat(operation.Blockers.Where(finding => created.Contains(finding.LogicalId))));

        HandlerContext ContextOf(Placement at) => contexts.GetOrAdd(at, _ => operation.ContextFor(
            at, ReadingDepth.Full, new SharedReading([operation.Identity]), at == plan.Graph.Home ? null : operation.Options.UnitRead, ContextOf));
    }

    public static IReadOnlyList<PreflightFinding> Ordered(IEnumerable<PreflightFinding> findings) =>
    [
        .. findings.Distinct().OrderBy(finding => finding.LogicalId, StringComparer.Ordinal).ThenBy(finding => finding.Code)
            .ThenBy(finding => finding.ResourceId, StringComparer.Ordinal),
    ];

    private static Task<IEnumerable<PreflightFinding>> FindAsync(Operation operation, PreflightCheck check, bool isAway, HandlerContext context) =>
        operation.TypedAsync(Verb, async () =>
        {
            try
            {
                return await check.FindAsync(context);
            }
            catch (Exception error) when (error is OperationNotImplementedException || AwsErrors.IsAccessDenied(error))
            {
                return [];
            }
            catch (Exception error) when (isAway && (error is AmazonServiceException || AwsErrors.IsAmbiguous(error, operation.CancellationToken)))
            {
                return [Unchecked(check, error)];
            }
        });

    private static PreflightFinding Unchecked(PreflightCheck check, Exception error) => new()
    {
        Code = PreflightCode.Other,
        LogicalId = check.Id.ToString(),
        ResourceId = check.At.ToString(),
        Text = $"it could not be {Verb} in {check.At}: {FailureText.Of(error)}",
        Remedy = "Plan again when AWS answers.",
    };
}
