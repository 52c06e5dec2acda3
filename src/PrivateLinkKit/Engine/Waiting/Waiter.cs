using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Waiting;

/// <summary>Result of one poll of a resource that has to become ready, or to be gone.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
/// <param name="Value">The result, if the wait is over.</param>
/// <param name="IsDone">true if the wait is over.</param>
/// <param name="State">State in AWS's words, for progress and errors.</param>
/// <param name="Failure">Reason why the goal will never be reached; null: it may be.</param>
public sealed record WaitReading<T>(T Value, bool IsDone, string State, string? Failure = null);

/// <summary>
/// Polls until AWS has finished: at once, then at the intervals of the bounds, up to the limit. Polls are aligned to whole seconds of the
/// clock, so that those of many resources can share a call.
/// </summary>
internal sealed class Waiter(TimeProvider time, Action<LogicalId, string, string> report)
{
    /// <exception cref="ResourceNotReadyException">AWS gave up on the resource, or it did not become ready within the bound.</exception>
    public async Task<T> UntilAsync<T>(LogicalId id, string goal, Func<Task<WaitReading<T>>> look, WaitBounds bounds, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var pause = TimeSpan.Zero;
        for (var state = (string?)null; ;)
        {
            var reading = await look();
            var now = Printable.Escape(reading.State);
            var passed = time.GetElapsedTime(start);
            if (reading.IsDone)
            {
                if (pause > TimeSpan.Zero)
                {
                    WaitMeter.Ended(bounds.ResourceType, "ready", passed);
                }

                return reading.Value;
            }

            if (reading.Failure is not null)
            {
                WaitMeter.Ended(bounds.ResourceType, "failed", passed);
                throw new ResourceNotReadyException(id.Value, goal, now, reading.Failure);
            }

            if (passed >= bounds.Limit)
            {
                WaitMeter.Ended(bounds.ResourceType, "timed_out", passed);
                throw new ResourceNotReadyException(id.Value, goal, now, $"it did not get there within {bounds.Limit}");
            }

            if (now != state)
            {
                state = now;
                report(id, goal, state);
            }

            pause = bounds.PauseAfter(passed, pause);
            await Task.Delay(ToWholeSecond(pause), time, cancellationToken);
        }
    }

    private TimeSpan ToWholeSecond(TimeSpan pause)
    {
        var overhang = TimeSpan.FromTicks((time.GetUtcNow() + pause).Ticks % TimeSpan.TicksPerSecond);
        return overhang == TimeSpan.Zero ? pause : pause + TimeSpan.FromSeconds(1) - overhang;
    }
}
