using Amazon.Runtime;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Execution;

/// <summary>
/// Applies a plan. If another host turns out to have changed the stack at the same time, reads AWS and plans again until no conflict remains.
/// </summary>
/// <param name="start">Starts a run for a plan.</param>
/// <param name="progress">Receives every step.</param>
/// <param name="options">Options of the apply.</param>
internal sealed partial class Applier(Func<Plan, Run> start, Reporter progress, ApplyOptions options)
{
    private const int Rounds = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="StalePlanException">AWS has changed since the plan was made.</exception>
    /// <exception cref="ApplyException">Some changes failed permanently.</exception>
    /// <exception cref="InterruptionRefusedException">The plan, or a change made necessary by another host, disconnects consumers.</exception>
    public async Task<ApplyResult> ApplyAsync(Plan plan)
    {
        if (Interrupting(plan) is [_, ..] refused)
        {
            throw new InterruptionRefusedException(plan.StackName, refused, somethingWasDone: false);
        }

        var run = start(plan);
        var observed = await run.TypedAsync("read", () => StackReader.ReadAsync(run, plan.Graph, plan.Description, plan.Observed.Depth));
        if (observed.Fingerprint != plan.Observed.Fingerprint)
        {
            throw new StalePlanException(plan.StackName);
        }

        var done = new List<ChangeOutcome>();
        for (var round = 1; ; round++)
        {
            var outcomes = await ExecuteAsync(run, plan);
            done.AddRange(outcomes.Where(outcome => outcome.Status is ChangeStatus.Done));
            var failure = outcomes.Any(outcome => outcome.Status is ChangeStatus.Failed)
                ? new ApplyException(plan.StackName, [.. done, .. outcomes.Where(outcome => outcome.Status is not ChangeStatus.Done)])
                : null;
            var othersWereAtWork = await OthersWereAtWorkAsync(run, plan, failure is not null);
            if (othersWereAtWork is not true || round == Rounds)
            {
                return failure is null ? await EndAsync(run, plan, done, isAlone: othersWereAtWork is false) : throw failure;
            }

            LogOthersAtWork(run.Logger, plan.StackName, round);
            await Task.Delay(LongestPause * Random.Shared.NextDouble(), run.Time, run.CancellationToken);
            var next = await run.TypedAsync("read", () => PlanMaker.MakeAgainAsync(run, plan));
            if (Interrupting(next) is [_, ..] interrupting)
            {
                throw failure ?? (Exception)new InterruptionRefusedException(plan.StackName, interrupting, somethingWasDone: true);
            }

            (plan, run) = (next, start(next));
        }
    }

    private async Task<IReadOnlyList<ChangeOutcome>> ExecuteAsync(Run run, Plan plan)
    {
        await ForeignConnections.GuardAsync(run, plan.Changes, plan.Observed, options.CutOffForeignConnections);
        if (!plan.IsEmpty)
        {
            await run.TypedAsync("marked as being changed", () => AppliedRevisionTagCalls.RemoveAsync(run, plan.Observed));
            await run.TypedAsync("tagged with its placements", () => PlacementTagCalls.SetAsync(run, plan.Graph, plan.Observed));
        }

        return await new PlanExecutor(run, progress, plan.Observed, plan.Changes).ExecuteAsync();
    }

    /// <summary>Checks for concurrent hosts; null if the check failed, because the outcome of the apply matters more.</summary>
    private static async Task<bool?> OthersWereAtWorkAsync(Run run, Plan plan, bool failed)
    {
        try
        {
            return failed
                ? OtherHosts.HaveChangedSomething(run, plan, await StackReader.ReadAsync(run, plan.Graph))
                : await OtherHosts.HaveMadeSomethingAsync(run, plan);
        }
        catch (Exception error) when (error is AmazonServiceException or OperationNotImplementedException or ServiceUrlUnreachableException
            || AwsErrors.IsAmbiguous(error, run.CancellationToken))
        {
            return null;
        }
    }

    private static async Task<ApplyResult> EndAsync(Run run, Plan plan, IReadOnlyList<ChangeOutcome> done, bool isAlone)
    {
        if (isAlone && plan.Observed.Depth is ReadingDepth.Everything)
        {
            await run.TypedAsync("cleared of tags of former placements", () => PlacementTagCalls.RemoveAsync(run, plan.Graph));
            await AppliedRevisionTagCalls.WriteAsync(run, plan);
        }

        return ApplyResult.From(plan, run, done);
    }

    /// <summary>The changes that disconnect consumers without permission.</summary>
    private List<PlannedChange> Interrupting(Plan plan) => options.AllowInterruption ? [] : [.. plan.Changes.Where(change => change.InterruptsConsumers)];
}
