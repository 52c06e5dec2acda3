using Microsoft.Extensions.Logging;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Reports steps to the log and to the host's sink. Exceptions of the sink are ignored: they must not affect resources.</summary>
internal sealed partial class Reporter(IProgress<ProvisioningEvent>? sink, string stack, ILogger logger, TimeProvider time)
{
    private int _finished;
    private int _total;

    /// <summary>Number of planned changes.</summary>
    public void Expect(int changes) => _total = _finished + changes;

    public void Started(PlannedChange change)
    {
        LogStarted(stack, change.Action, change.LogicalId, change.ResourceType);
        Tell(_finished, new ChangeStarted(change));
    }

    public void Waiting(PlannedChange change, string goal, string state)
    {
        LogWaiting(stack, change.Action, change.LogicalId, goal, state);
        Tell(_finished, new ChangeWaiting(change, goal, state));
    }

    public void Done(PlannedChange change, string physicalId)
    {
        var id = Printable.Escape(physicalId);
        LogDone(stack, change.Action, change.LogicalId, change.ResourceType, id);
        Tell(Interlocked.Increment(ref _finished), new ChangeDone(change, id));
    }

    public void Failed(PlannedChange change, Exception error)
    {
        LogFailed(PrintableError.Of(error), stack, change.Action, change.LogicalId, change.ResourceType);
        Tell(Interlocked.Increment(ref _finished), new ChangeFailed(change, error));
    }

    private void Tell(int finished, ProvisioningEvent happened)
    {
        try
        {
            sink?.Report(happened with { StackName = stack, At = time.GetUtcNow(), Finished = finished, Total = _total });
        }
        catch (Exception)
        {
            // A sink that fails for one step may accept the next.
        }
    }
}
