using Amazon.Runtime;
using PrivateLinkKit.Aws;

namespace PrivateLinkKit.Discovery;

/// <summary>What helps but is not needed is asked for as long as it is allowed; a refusal counts for a while.</summary>
internal sealed class Permission(TimeProvider time)
{
    private static readonly TimeSpan RefusalCounts = TimeSpan.FromMinutes(15);

    private long? _refused;

    /// <summary>Null where it is not allowed, or did not succeed this time.</summary>
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

    private static bool IsRefusal(Exception error) => error is OperationNotImplementedException or AmazonServiceException
    {
        ErrorCode: "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException",
    };
}
