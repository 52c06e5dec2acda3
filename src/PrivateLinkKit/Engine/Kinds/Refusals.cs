using Amazon.Runtime;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Kinds;

internal static class Refusals
{
    /// <summary>Repeats a call while AWS refuses it only because of a resource that was just created or deleted.</summary>
    public static Task<T> UntilAcceptedAsync<T>(
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
