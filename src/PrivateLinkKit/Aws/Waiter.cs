using PrivateLinkKit.Model;

namespace PrivateLinkKit.Aws;

/// <summary>What a look at a resource that has to become ready showed.</summary>
internal sealed record WaitReading<T>(T Value, bool IsDone, string State, string? Failure = null);

/// <summary>Polls until AWS has finished: at once, then ever more slowly up to the cadence, never longer than the bound.</summary>
internal sealed class Waiter(TimeProvider time, Action<LogicalId, string, string> report)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <exception cref="ResourceNotReadyException">AWS gave up on the resource, or it did not become ready within the bound.</exception>
    public async Task<T> UntilAsync<T>(LogicalId id, string goal, Func<Task<WaitReading<T>>> look, WaitBounds bounds, CancellationToken cancellationToken)
    {
        var start = time.GetUtcNow();
        var pause = FirstPause;
        for (var state = (string?)null; ;)
        {
            var reading = await look();
            if (reading.IsDone)
            {
                return reading.Value;
            }

            if (reading.Failure is not null)
            {
                throw new ResourceNotReadyException(id.Value, goal, reading.State, reading.Failure);
            }

            if (time.GetUtcNow() - start >= bounds.Limit)
            {
                throw new ResourceNotReadyException(id.Value, goal, reading.State, $"it did not get there within {bounds.Limit}");
            }

            if (reading.State != state)
            {
                state = reading.State;
                report(id, goal, state);
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < bounds.Cadence ? pause * 2 : bounds.Cadence;
        }
    }
}

/// <summary>How long to wait at most, and how often to look at most.</summary>
internal sealed record WaitBounds(TimeSpan Limit, TimeSpan Cadence)
{
    /// <summary>What Terraform allows for most PrivateLink resources: ten minutes.</summary>
    public static WaitBounds Default { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10));

    public static WaitBounds Long { get; } = new(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(10));
}
