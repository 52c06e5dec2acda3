using System.Diagnostics;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>A planned change in progress: others wait for its milestones, which return false if they will never be reached.</summary>
internal sealed class Step(PlannedChange change)
{
    private readonly TaskCompletionSource<bool> _exists = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ResourceState? _state = change.Have;
    private Exception? _error;
    private Activity? _activity;
    private bool _begun;

    public PlannedChange Change => change;

    public Task<bool> Exists => _exists.Task;

    public Task<bool> Ready => _ready.Task;

    /// <summary>Ready, and settings that were kept until everything else was ready are removed.</summary>
    public Task<bool> Settled => _settled.Task;

    public void Begin(Reporter progress)
    {
        _begun = true;
        _activity = ChangeTelemetry.Begin(change);
        progress.Started(change);
    }

    /// <summary>Records the state of a resource that exists but is not ready yet.</summary>
    public void Know(ResourceState made) => _state = made;

    public void Exist(ResourceState made)
    {
        Know(made);
        _exists.TrySetResult(true);
    }

    public void BeReady(ResourceState ready)
    {
        Exist(ready);
        _ready.TrySetResult(true);
    }

    /// <summary>Marks a resource that does not exist, and without which its unit is held back, as out of the way.</summary>
    public void Assume()
    {
        _exists.TrySetResult(true);
        _ready.TrySetResult(true);
    }

    public void Finish(ResourceState final)
    {
        BeReady(final);
        _settled.TrySetResult(true);
    }

    /// <summary>Marks that no further milestone will be reached.</summary>
    public void GiveUp()
    {
        _exists.TrySetResult(false);
        _ready.TrySetResult(false);
        _settled.TrySetResult(false);
    }

    /// <summary>Runs the work; returns null if it could not start or continue because of another step.</summary>
    public async Task RunAsync(Reporter progress, CancellationToken cancellationToken, Func<Task<ResourceState?>> work)
    {
        try
        {
            if (await work() is { } final)
            {
                progress.Done(change, final.PhysicalId);
                Finish(final);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Not a failure: the whole operation ends with this exception.
        }
        catch (Exception failure)
        {
            _error = failure;
            progress.Failed(change, failure);
        }
        finally
        {
            GiveUp();
            ChangeTelemetry.End(_activity, Outcome());
        }
    }

    public ChangeOutcome Outcome()
    {
        var status = _error is not null ? ChangeStatus.Failed
            : change.IsHeld ? ChangeStatus.Held
            : Settled.Result ? ChangeStatus.Done
            : _begun ? ChangeStatus.Unfinished
            : ChangeStatus.NotStarted;
        return new ChangeOutcome(change, status, _state?.PhysicalId, _error);
    }
}
