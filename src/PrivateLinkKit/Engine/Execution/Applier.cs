using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Applies a plan. If another host turns out to have changed the stack at the same time, reads AWS and plans again until no conflict remains.
/// </summary>
/// <param name="start">Starts a run for a plan.</param>
/// <param name="progress">Receives every step.</param>
/// <param name="options">Options of the apply.</param>
internal sealed partial class Applier(Func<Plan, Operation> start, Reporter progress, ApplyOptions options)
{
    private const int Rounds = 5;
    private Generation? _generation;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="WrongConsentException">The consent is for another stack.</exception>
    /// <exception cref="StalePlanException">AWS has changed since the plan was made.</exception>
    /// <exception cref="ApplyException">Some changes failed permanently.</exception>
    /// <exception cref="SupersededException">Another host has begun to apply another description meanwhile, or to destroy the stack.</exception>
    public async Task<Applied> ApplyAsync(Plan plan)
    {
        var operation = start(plan);
        options.Consent?.RequireOnly(operation.Identity);
        if (new InterruptionGuard(options, operation).Admit(plan) is ({ DoesNothing: true } nothing, var all)
            && (all.Count > 0 || plan.Findings.Count > 0) && !IsMarkDue(nothing))
        {
            return Untouched(operation, nothing, all);
        }

        var observed = await operation.TypedAsync("read", () => StackReader.ReadAsync(
            operation, plan.Graph, plan.Observed.Depth, plan.Observed.Unreachable));
        plan = PlanMaker.Losing(operation, plan, observed);
        if (observed.Fingerprint != plan.Observed.Fingerprint || HasMovedOn(plan, observed.Record!))
        {
            throw new StalePlanException(plan.StackName);
        }

        var done = new List<ChangeOutcome>();
        for (var round = 1; ; round++)
        {
            (plan, var refused) = new InterruptionGuard(options, operation).Admit(await InterruptionGuard.SeeAsync(operation, plan));
            if (refused.Count > 0 || plan.Findings.Count > 0)
            {
                if (plan.DoesNothing && done.Count == 0 && !IsMarkDue(plan))
                {
                    return Untouched(operation, plan, refused);
                }

                operation = start(plan);
            }

            var outcomes = await ExecuteAsync(operation, plan);
            await SettleAsync(operation, plan, refused, outcomes);
            done.AddRange(outcomes.Where(outcome => outcome.Status is ChangeStatus.Done));
            var held = outcomes.Where(outcome => outcome.Status is ChangeStatus.Held);
            var failure = outcomes.Any(outcome => outcome.Status is ChangeStatus.Failed)
                ? new ApplyException(plan.StackName, [.. done, .. outcomes.Where(outcome => outcome.Status is not ChangeStatus.Done)])
                {
                    Units = UnitOutcomes.Of(plan.Units, outcomes),
                }
                : null;
            var othersWereAtWork = await OthersWereAtWorkAsync(operation, plan, failure is not null);
            if (othersWereAtWork is not true || round == Rounds)
            {
                return failure is null
                    ? (await EndAsync(operation, plan, [.. done, .. held], isAlone: othersWereAtWork is false)) with { Held = refused }
                    : throw failure;
            }

            LogOthersAtWork(operation.Logger, plan.StackName, round);
            await Task.Delay(LongestPause * Random.Shared.NextDouble(), operation.Time, operation.CancellationToken);
            var next = (await operation.TypedAsync("read", () => PlanMaker.MakeAgainAsync(operation, plan))).With(plan.Findings);
            if (next.Observed.Record is { UnavailableBecause: null } && _generation?.SupersededSince(next.LastApplied) is { } by)
            {
                throw failure ?? (Exception)new SupersededException(plan.StackName, by);
            }

            (plan, operation) = (next, start(next));
            operation.Record.Assume(next.Observed.Record);
        }
    }

    /// <summary>Returns true if another description was applied since the plan was made, or a destroy has begun or finished.</summary>
    private static bool HasMovedOn(Plan plan, HomeRecord now) => (plan.Observed.Record, now) is ({ UnavailableBecause: null }, { UnavailableBecause: null })
        && now.Facts?.Generation != plan.LastApplied
        && (now.Facts is null or { Generation.IsBeingDestroyed: true } || now.Facts.Generation.Description != plan.Description);

    private async Task<IReadOnlyList<ChangeOutcome>> ExecuteAsync(Operation operation, Plan plan)
    {
        var executed = plan.Changes.Where(change => !change.IsHeld).ToList();
        if (executed.Exists(change => change.Action is not ChangeAction.None))
        {
            _generation = await operation.TypedAsync("recorded", () => RecordSettling.BeforeApplyAsync(operation, plan));
            options.Recorded?.Invoke(_generation);
            await operation.TypedAsync("marked as being changed", () => AppliedRevisionTagCalls.RemoveAsync(operation, plan.Observed));
        }

        await ForeignConnections.RejectAsync(operation, plan.Foreign.ToReject(executed, operation.Modules.Kind));

        var outcomes = await new PlanExecutor(operation, progress, plan.Observed, plan.Changes).ExecuteAsync();
        var held = plan.Changes.Where(change => change.IsHeld).Select(change => change.PhysicalId).ToHashSet();
        await ForeignConnections.RejectAsync(operation, plan.Cuts.Where(cut => !held.Contains(cut.Service.PhysicalId)));
        return outcomes;
    }

    /// <summary>Brings the home record into line; after a failure as far as possible, because the outcome of the apply matters more.</summary>
    private static async Task SettleAsync(
        Operation operation, Plan plan, IReadOnlyList<Interruption> refused, IReadOnlyList<ChangeOutcome> outcomes)
    {
        try
        {
            await operation.TypedAsync("recorded", () => RecordSettling.AfterApplyAsync(operation, plan, refused, outcomes));
        }
        catch (PrivateLinkException) when (outcomes.Any(outcome => outcome.Status is ChangeStatus.Failed))
        {
            // The next apply continues.
        }
    }

    /// <summary>Checks for concurrent hosts; null if the check failed, because the outcome of the apply matters more.</summary>
    private static async Task<bool?> OthersWereAtWorkAsync(Operation operation, Plan plan, bool failed)
    {
        try
        {
            return failed
                ? OtherHosts.HaveChangedSomething(
                    operation, plan, await StackReader.ReadAsync(operation, plan.Graph, unreachable: plan.Observed.Unreachable))
                : await OtherHosts.HaveMadeSomethingAsync(operation, plan);
        }
        catch (Exception error) when (error is AmazonServiceException or OperationNotImplementedException or ServiceUrlUnreachableException
            || AwsErrors.IsAmbiguous(error, operation.CancellationToken))
        {
            return null;
        }
    }

    private static async Task<Applied> EndAsync(Operation operation, Plan plan, IReadOnlyList<ChangeOutcome> done, bool isAlone)
    {
        if (isAlone && DeservesMark(plan))
        {
            await AppliedRevisionTagCalls.WriteAsync(operation, plan);
        }

        return new Applied(plan, operation.Outputs, done, operation.Calls.Snapshot()) { Notes = RecordSettling.Refused(operation, plan.Observed.Record) };
    }

    /// <summary>Returns true if the plan changes nothing but the mark of the last complete apply.</summary>
    private static bool IsMarkDue(Plan plan) => DeservesMark(plan) && plan.Observed.AppliedRevisionTag != plan.Revision;

    private static bool DeservesMark(Plan plan) =>
        plan is { Graph.Scope: null, Revision.Length: > 0, Observed.Depth: ReadingDepth.Full, HoldsDescribed: false };

    private static Applied Untouched(Operation operation, Plan plan, IReadOnlyList<Interruption> held) =>
        new(plan, operation.Outputs, [], operation.Calls.Snapshot()) { Held = held };
}
