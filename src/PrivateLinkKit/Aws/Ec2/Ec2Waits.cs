using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Aws.Ec2;

internal static class Ec2Waits
{
    /// <summary>Polls the state of a resource being deleted until it is gone: not found, or only listed as deleted.</summary>
    public static Task UntilDeletedAsync(this HandlerContext context, ResourceState have, Func<Task<string?>> look) =>
        context.Waiter.UntilAsync(have.Id, "deleted", async () =>
        {
            try
            {
                var state = await look();
                return new WaitReading<bool>(true, IsDone: state is null || Is(state, "deleted"), state ?? "gone");
            }
            catch (AmazonServiceException error) when (context.Errors.IsNotFound(error))
            {
                return new WaitReading<bool>(true, IsDone: true, "gone");
            }
        }, context.Waits.Gone(have.Kind), context.CancellationToken);

    /// <summary>Polls a new resource, which AWS may not find for some seconds.</summary>
    public static Task<TState> UntilReadyAsync<TItem, TState>(
        this HandlerContext context, Resource want, string goal, Func<Task<TItem?>> look, Func<TItem, WaitReading<TState>> read)
        where TItem : class
        where TState : ResourceState =>
        context.Waiter.UntilAsync(want.Id, goal, async () =>
        {
            try
            {
                return await look() is { } item ? read(item) : NotSeen<TState>();
            }
            catch (AmazonServiceException error) when (context.Errors.IsNotFound(error))
            {
                return NotSeen<TState>();
            }
        }, context.Waits.Ready(want.Kind), context.CancellationToken);

    /// <summary>Compares state names ignoring case, because AWS and its SDKs spell them differently.</summary>
    private static bool Is(string? state, string expected) => string.Equals(state, expected, StringComparison.OrdinalIgnoreCase);

    private static WaitReading<TState> NotSeen<TState>()
        where TState : ResourceState => new(null!, IsDone: false, "not visible yet");
}
