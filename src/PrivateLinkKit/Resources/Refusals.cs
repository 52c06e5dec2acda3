using Amazon.Runtime;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources;

internal static class Refusals
{
    /// <summary>Makes a call again for as long as AWS refuses it only because something that it needs was made, or is deleted, a moment ago.</summary>
    public static Task<T> UntilTakenAsync<T>(
        this HandlerContext context, LogicalId id, string goal, Func<CancellationToken, Task<T>> call, Func<AmazonServiceException, bool> isNotYet,
            WaitBounds bounds)
        where T : AmazonWebServiceResponse, new() =>
        context.Waiter.UntilAsync(id, goal, async () =>
        {
            try
            {
                return new WaitReading<T>(await context.RepeatAsync(call), IsDone: true, goal);
            }
            catch (AmazonServiceException error) when (isNotYet(error))
            {
                return new WaitReading<T>(new T(), IsDone: false, $"{error.ErrorCode}: {error.Message}");
            }
        }, bounds, context.CancellationToken);
}
