using Amazon.Runtime;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

internal static class Ec2Waits
{
    /// <summary>Polls the state that AWS tells of a resource being deleted until there is none: no such resource, or one that is only remembered.</summary>
    public static Task UntilGoneAsync(this HandlerContext context, LogicalId id, Func<Task<string?>> look) =>
        context.Waiter.UntilAsync(id, "deleted", async () =>
        {
            try
            {
                var state = await look();
                return new WaitReading<bool>(true, IsDone: state is null || Is(state, "deleted"), state ?? "gone");
            }
            catch (AmazonServiceException error) when (AwsErrors.IsNotFound(error))
            {
                return new WaitReading<bool>(true, IsDone: true, "gone");
            }
        }, WaitBounds.Long, context.CancellationToken);

    /// <summary>Polls a resource that was just made; for some seconds AWS may not see it yet.</summary>
    public static Task<TState> UntilReadyAsync<TItem, TState>(
        this HandlerContext context, LogicalId id, string goal, Func<Task<TItem?>> look, Func<TItem, WaitReading<TState>> read)
        where TItem : class
        where TState : ResourceState =>
        context.Waiter.UntilAsync(id, goal, async () =>
        {
            try
            {
                return await look() is { } item ? read(item) : NotSeen<TState>();
            }
            catch (AmazonServiceException error) when (AwsErrors.IsNotFound(error))
            {
                return NotSeen<TState>();
            }
        }, WaitBounds.Default, context.CancellationToken);

    /// <summary>AWS and its SDKs spell state words differently; case does not matter.</summary>
    private static bool Is(string? state, string expected) => string.Equals(state, expected, StringComparison.OrdinalIgnoreCase);

    private static WaitReading<TState> NotSeen<TState>()
        where TState : ResourceState => new(null!, IsDone: false, "not visible yet");
}
