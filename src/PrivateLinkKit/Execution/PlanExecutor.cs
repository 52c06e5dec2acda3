using PrivateLinkKit.Aws;
using PrivateLinkKit.Model;
using PrivateLinkKit.Planning;
using PrivateLinkKit.Resources;

namespace PrivateLinkKit.Execution;

/// <summary>Makes the changes of a plan: each as soon as everything it needs is there, many at a time, deletes last and users before what they use.</summary>
internal sealed class PlanExecutor(Run run, Reporter progress)
{
    private const int LostAnswers = 5;

    private readonly Dictionary<LogicalId, Step> _steps = [];

    public async Task<IReadOnlyList<ChangeOutcome>> ExecuteAsync(IReadOnlyList<PlannedChange> changes)
    {
        var builds = changes.Where(change => change.Want is not null).Select(change => new Step(change)).ToList();
        foreach (var step in builds)
        {
            _steps[step.Change.Id] = step;
        }

        var deletes = changes.Where(change => change.Action is ChangeAction.Delete).ToDictionary(change => change.Have!, change => new Step(change));
        var users = Planner.Users(deletes.Keys);

        var work = builds.Select(BuildAsync)
            .Concat(deletes.Select(pair => DeleteAsync(pair.Value, [.. builds.Select(step => step.Ready), .. users[pair.Key].Select(user => deletes[user].Ready)])));
        await Task.WhenAll(work.ToList());

        return [.. builds.Concat(deletes.Values).Where(step => step.Change.Action is not ChangeAction.None).Select(step => step.Outcome())];
    }

    private async Task BuildAsync(Step step)
    {
        if (step.Change.Action is ChangeAction.None)
        {
            run.Outputs.Set(step.Change.Have!);
            step.Finish(step.Change.Have!);
            return;
        }

        var want = step.Change.Want!;
        await step.RunAsync(progress, run.CancellationToken, async () =>
        {
            if (!await AllAsync(want.DependsOn.Except(want.AfterReady).Select(id => _steps[id].Exists).Concat(want.AfterReady.Select(id => _steps[id].Ready))))
            {
                return null;
            }

            progress.Report(new ChangeStarted(step.Change.LogicalId, step.Change.ResourceType, step.Change.Action));
            var handler = HandlerRegistry.Of(want.Kind);
            var state = await BringAboutAsync(handler, want, step.Change.Have);
            run.Outputs.Set(state);
            step.Exist(state);

            if (!await AllAsync(want.ReadyAfter.Select(id => _steps[id].Ready)))
            {
                return null;
            }

            state = await handler.StabiliseAsync(want, state, run.ContextFor(want.At));
            run.Outputs.Set(state);
            return state;
        });
    }

    private async Task<ResourceState> BringAboutAsync(ResourceHandler handler, Resource want, ResourceState? have)
    {
        var context = run.ContextFor(want.At);
        var state = have ?? await CreateAsync(handler, want, context);
        var differs = handler.Diff(want, state, run.Outputs);
        return differs.Count == 0 ? state : await handler.UpdateAsync(want, state, differs, context);
    }

    private async Task<ResourceState> CreateAsync(ResourceHandler handler, Resource want, HandlerContext context)
    {
        for (var lost = 0; ; lost++)
        {
            try
            {
                return await handler.CreateAsync(want, context);
            }
            catch (LostAnswerException) when (lost < LostAnswers)
            {
                if (await StackReader.FindAsync(run, want) is { } made)
                {
                    return made;
                }
            }
        }
    }

    private Task DeleteAsync(Step step, IReadOnlyList<Task<bool>> before) => step.RunAsync(progress, run.CancellationToken, async () =>
    {
        if (!await AllAsync(before))
        {
            return null;
        }

        var have = step.Change.Have!;
        progress.Report(new ChangeStarted(step.Change.LogicalId, step.Change.ResourceType, ChangeAction.Delete));
        await HandlerRegistry.Of(have.Kind).DeleteAsync(have, run.ContextFor(have.At));
        return have;
    });

    private static async Task<bool> AllAsync(IEnumerable<Task<bool>> milestones) => (await Task.WhenAll(milestones)).All(reached => reached);
}
