namespace PrivateLinkKit.Aws;

/// <summary>
/// The way to one account and region. When AWS throttles one call, all calls of the lane hold back for a while that doubles with every
/// further refusal and shrinks with success, jittered so that hosts do not march in step.
/// </summary>
internal sealed class Lane(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private TimeSpan _pause = TimeSpan.Zero;
    private DateTimeOffset _openAt = DateTimeOffset.MinValue;

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (Remaining() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    public void Throttled()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now < _openAt)
            {
                return;
            }

            var doubled = _pause == TimeSpan.Zero ? FirstPause : _pause * 2;
            _pause = doubled < LongestPause ? doubled : LongestPause;
            _openAt = now + (_pause * (0.5 + (Random.Shared.NextDouble() / 2)));
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            _pause = _pause > FirstPause ? _pause / 2 : TimeSpan.Zero;
        }
    }

    /// <summary>In whole milliseconds: a delay of less is none at all, and would be asked for again and again.</summary>
    private TimeSpan Remaining()
    {
        lock (_gate)
        {
            return TimeSpan.FromMilliseconds(Math.Ceiling((_openAt - time.GetUtcNow()).TotalMilliseconds));
        }
    }
}
