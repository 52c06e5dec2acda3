using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Executes the changes of a plan: each as soon as its dependencies are ready, many at a time. A resource that is no longer wanted is
/// deleted as soon as nothing uses it: remaining users have moved to another resource, the others are gone.
/// </summary>
internal sealed partial class PlanExecutor
{
    private const int LostAnswers = 5;

    /// <summary>Number of consumers under way for each call that may be: most of them wait for AWS.</summary>
    private const int UnitsPerCall = 4;

    private readonly Operation _operation;
    private readonly Reporter _progress;
    private readonly ObservedStack _observed;
    private readonly ResourceUsers _users;
    private readonly Dictionary<LogicalId, Step> _builds = [];
    private readonly Dictionary<ResourceState, Step> _deletes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ResourceState, Step> _heldDeletes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The steps that must be ready before a unit gives up what it had before.</summary>
    private readonly Lazy<ILookup<string, Step>> _stepsBefore;

    /// <param name="operation">The current operation.</param>
    /// <param name="progress">Receives every step.</param>
    /// <param name="observed">The state of AWS that was planned for.</param>
    /// <param name="changes">The plan.</param>
    public PlanExecutor(Operation operation, Reporter progress, ObservedStack observed, IReadOnlyList<PlannedChange> changes)
    {
        (_operation, _progress, _observed) = (operation, progress, observed);
        _users = new ResourceUsers(observed.Resources);
        foreach (var change in changes)
        {
            if (change is { IsHeld: true, Want: null })
            {
                _heldDeletes[change.Have!] = new Step(change);
            }
            else if (change.Want is not null)
            {
                _builds[change.Id] = new Step(change);
            }

            if (!change.IsHeld && Deletion(change) is { } deletion)
            {
                _deletes[change.Have!] = new Step(deletion);
            }
        }

        _stepsBefore = new Lazy<ILookup<string, Step>>(StepsBefore);
        progress.Expect(_builds.Values.Count(step => step.Change is { Action: not ChangeAction.None, IsHeld: false }) + _deletes.Count);
    }

    public async Task<IReadOnlyList<ChangeOutcome>> ExecuteAsync()
    {
        var deletesLast = _builds.Values.Select(step => step.Change.Id.Unit).ToHashSet();
        var deletes = _deletes.Values.ToLookup(step => deletesLast.Contains(step.Change.Id.Unit));
        await Task.WhenAll(
        [
            InTurnAsync(_builds.Values, BuildAsync, step => step.Exists),
            InTurnAsync(deletes[false], DeleteAsync, step => step.Settled),
            .. deletes[true].Select(DeleteAsync),
        ]);

        _operation.CancellationToken.ThrowIfCancellationRequested();
        return [.. _builds.Values.Concat(_deletes.Values).Concat(_heldDeletes.Values)
            .Where(step => step.Change.Action is not ChangeAction.None).Select(step => step.Outcome())];
    }

    /// <summary>
    /// Starts the steps of a limited number of consumers at a time, those of the service at once. The next consumer starts when the steps of an earlier one
    /// have passed a milestone for which no step of another consumer is needed: nobody waits for a consumer that does not get ready.
    /// </summary>
    private async Task InTurnAsync(IEnumerable<Step> steps, Func<Step, Task> run, Func<Step, Task<bool>> milestone)
    {
        using var turns = new SemaphoreSlim(_operation.Options.MaxParallelism * UnitsPerCall);
        await Task.WhenAll(steps.GroupBy(step => step.Change.Id.Unit).Select(async unit =>
        {
            var isConsumer = unit.Key != _operation.Stack;
            if (isConsumer)
            {
                await turns.WaitAsync();
            }

            var running = Task.WhenAll(unit.Select(run));
            if (isConsumer)
            {
                await Task.WhenAll(unit.Select(milestone));
                turns.Release();
            }

            await running;
        }));
    }

    private static PlannedChange? Deletion(PlannedChange change) => change.Action switch
    {
        ChangeAction.Delete => change,
        ChangeAction.Replace => new PlannedChange(ChangeAction.Delete, null, change.Have, [], "has been replaced") { DeletedFirst = change.DeletedFirst },
        _ => null,
    };

    private async Task BuildAsync(Step step)
    {
        if (step.Change.IsHeld)
        {
            Hold(step);
            return;
        }

        if (step.Change.Action is ChangeAction.None)
        {
            await KeepAsync(step);
            return;
        }

        var want = step.Change.Want!;
        await step.RunAsync(_progress, _operation.CancellationToken, async () =>
        {
            if (!step.Change.IsHeldInPart && !await AllAsync(
                    [
                        .. want.DependsOn.Except(want.AfterReady).Select(id => _builds[id].Exists),
                        .. want.AfterReady.Select(id => _builds[id].Ready),
                        .. step.Change.Awaits.Select(state => _deletes[state].Ready),
                    ]))
            {
                return null;
            }

            step.Begin(_progress);
            var handler = _operation.Modules.Kind(want.Kind);
            var state = await BringAboutAsync(handler, step);
            _operation.Outputs.Set(state);
            step.Exist(state);

            if (!step.Change.IsHeldInPart && !await AllAsync(want.ReadyAfter.Select(id => _builds[id].Ready)))
            {
                return null;
            }

            state = await handler.StabiliseAsync(want, state, _operation.ContextFor(want));
            _operation.Outputs.Set(state);
            step.BeReady(state);
            if (!handler.Prunes)
            {
                return state;
            }

            return IsRepair(step.Change) || await AllReadyAsync(want.Id.Unit) ? await handler.PruneAsync(want, state, _operation.ContextFor(want)) : null;
        });
    }

    /// <summary>Settings that somebody else added were needed by nothing of the stack.</summary>
    private static bool IsRepair(PlannedChange change) =>
        change.Action is ChangeAction.Update && change.Properties is [_, ..] properties && properties.All(property => property.IsDrift);

    /// <summary>Leaves a resource as it is; what needs no more than that goes on.</summary>
    private void Hold(Step step)
    {
        if (step.Change.Have is { } have)
        {
            _operation.Outputs.Set(have);
            step.BeReady(have);
        }

        step.GiveUp();
    }

    /// <summary>Completes an unchanged resource: it exists at once, but is ready only after its dependencies are.</summary>
    private async Task KeepAsync(Step step)
    {
        if (step.Change.Have is not { } have)
        {
            step.Assume();
            return;
        }

        _operation.Outputs.Set(have);
        step.Exist(have);
        var want = step.Change.Want!;
        if (await AllAsync(want.DependsOn.Concat(want.ReadyAfter).Select(id => _builds[id].Ready)))
        {
            step.Finish(have);
        }
        else
        {
            step.GiveUp();
        }
    }

    private async Task<ResourceState> BringAboutAsync(ResourceHandler handler, Step step)
    {
        var want = step.Change.Want!;
        var context = _operation.ContextFor(want);
        var state = step.Change.Action is ChangeAction.Update ? step.Change.Have! : await CreateAsync(handler, want, context);
        _operation.Outputs.Set(state);
        step.Know(state);
        var differs = handler.Diff(want, state, _operation.Outputs);
        return differs.Count == 0 ? state : await handler.UpdateAsync(want, state, differs, context);
    }

    private async Task<ResourceState> CreateAsync(ResourceHandler handler, Resource want, HandlerContext context)
    {
        await _operation.EnterAsync(want);
        var before = _observed.Of(want.Id).Select(state => state.PhysicalId).ToHashSet();
        for (var lost = 0; ; lost++)
        {
            try
            {
                return await handler.CreateAsync(want, context);
            }
            catch (LostAnswerException) when (lost < LostAnswers)
            {
                LogLost(_operation.Logger, _operation.Stack, want.Id.Value);
                if (await StackReader.FindAsync(_operation, want, before) is { } made)
                {
                    return made;
                }
            }
        }
    }

    private Task DeleteAsync(Step step) => step.RunAsync(_progress, _operation.CancellationToken, async () =>
    {
        var have = step.Change.Have!;
        if (!await AllAsync([.. Successor(step), .. _users.Of(have).Select(MovedOrGone)]))
        {
            return null;
        }

        step.Begin(_progress);
        await _operation.Modules.Kind(have.Kind).DeleteAsync(have, _operation.ContextFor(have.At));
        return have;
    });

    /// <summary>Waits until its replacement, or the kept duplicate with its logical id, is ready.</summary>
    private IEnumerable<Task<bool>> Successor(Step step) =>
        !step.Change.DeletedFirst && _builds.TryGetValue(step.Change.Id, out var successor) ? [successor.Ready] : [];

    /// <summary>A user without a change of its own is moved by another resource's change, as subnets are by a new route table.</summary>
    private Task<bool> MovedOrGone(ResourceState user) =>
        _deletes.TryGetValue(user, out var deletion) ? deletion.Settled
        : _heldDeletes.ContainsKey(user) ? Task.FromResult(false)
        : _builds[user.Id].Change.Action is ChangeAction.None ? AllReadyAsync(user.Id.Unit)
        : _builds[user.Id].Settled;

    /// <summary>
    /// Waits for everything else in a unit, and for what other units replace because of it: until then they use what it had before. Nothing else of
    /// another unit counts.
    /// </summary>
    private Task<bool> AllReadyAsync(string unit) => AllAsync(_stepsBefore.Value[unit].Select(step => step.Change.IsHeld ? step.Settled : step.Ready));

    private ILookup<string, Step> StepsBefore() => _builds.Values
        .SelectMany(step => UnitsWaitingFor(step.Change).Distinct(), (step, unit) => (unit, step))
        .ToLookup(before => before.unit, before => before.step);

    private static IEnumerable<string> UnitsWaitingFor(PlannedChange change) =>
        change.Action is ChangeAction.Replace ? change.Want!.DependsOn.Select(id => id.Unit).Append(change.Id.Unit) : [change.Id.Unit];

    private static async Task<bool> AllAsync(IEnumerable<Task<bool>> milestones) => (await Task.WhenAll(milestones)).All(reached => reached);
}
