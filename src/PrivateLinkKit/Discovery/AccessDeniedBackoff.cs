using PrivateLinkKit.Engine.Calls;

namespace PrivateLinkKit.Discovery;

/// <summary>Remembers for a while that an optional call was denied.</summary>
internal sealed class AccessDeniedBackoff(TimeProvider time)
{
    private static readonly TimeSpan RefusalCounts = TimeSpan.FromMinutes(15);

    private long? _refused;

    /// <summary>Runs the call; returns null if it is not allowed or failed this time.</summary>
    public async Task<T?> TryAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        if (_refused is { } refused && time.GetElapsedTime(refused) < RefusalCounts)
        {
            return null;
        }

        try
        {
            return await ask();
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            _refused = IsRefusal(error) ? time.GetTimestamp() : _refused;
            return null;
        }
    }

    private static bool IsRefusal(Exception error) => error is OperationNotImplementedException || AwsErrors.IsAccessDenied(error);
}
