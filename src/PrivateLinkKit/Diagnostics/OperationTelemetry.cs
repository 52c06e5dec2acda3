using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Diagnostics;

/// <summary>Records an activity, the duration and the outcome of each operation.</summary>
internal sealed partial class OperationTelemetry(ILogger logger, TimeProvider time)
{
    /// <param name="operation">The operation.</param>
    /// <param name="stack">Name of the stack.</param>
    /// <param name="work">The work of the operation.</param>
    /// <param name="tell">Reports the result and the duration in seconds.</param>
    /// <param name="cancellationToken">The host's token.</param>
    public async Task<T> RunAsync<T>(
        ProvisionerOperation operation, string stack, Func<Task<T>> work, Action<T, Activity?, double> tell, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Source.StartActivity(operation.ActivityName);
        activity?.SetTag("stack", stack);
        LogStarted(operation.Name, stack);
        var start = time.GetTimestamp();
        try
        {
            var result = await work();
            activity?.SetTag("outcome", "ok");
            tell(result, activity, Ended(operation, start, "ok"));
            return result;
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            activity?.Fail(cancelled, cancellationToken);
            LogCancelled(operation.Name, stack, Ended(operation, start, "cancelled"));
            throw;
        }
        catch (Exception error)
        {
            activity?.Fail(error, cancellationToken);
            LogFailed(PrintableError.Of(error), operation.Name, stack, Ended(operation, start, "failed"));
            throw;
        }
    }

    private double Ended(ProvisionerOperation operation, long start, string outcome)
    {
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        operation.Durations.Record(seconds, new KeyValuePair<string, object?>("outcome", outcome));
        return seconds;
    }
}
