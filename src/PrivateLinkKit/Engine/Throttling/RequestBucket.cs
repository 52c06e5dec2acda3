namespace PrivateLinkKit.Engine.Throttling;

/// <summary>
/// Estimate of the tokens left in AWS's bucket. A throttled call means other hosts use it too: the bucket is emptied and refills at half
/// the rate, which every accepted call raises again.
/// </summary>
/// <param name="rate">The published rate.</param>
/// <param name="isPublished">false if AWS's rates do not apply: calls are not delayed until one is throttled, and again once calls are accepted.</param>
/// <param name="now">Time since the throttler was created, as in all methods.</param>
internal sealed class RequestBucket(RequestRate rate, bool isPublished, TimeSpan now)
{
    private const double Slowest = 0.05;
    private const double FirstGuess = 4;
    private const double Regained = 0.05;

    private double _tokens = rate.Capacity;
    private double _perSecond = isPublished ? rate.PerSecond : double.PositiveInfinity;
    private TimeSpan _filledAt = now;
    private TimeSpan _slowedAt = TimeSpan.MinValue;

    /// <summary>Time until a token is available, in whole milliseconds, because a shorter delay does not wait at all.</summary>
    public TimeSpan UntilToken(TimeSpan now)
    {
        Fill(now);
        return _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling((1 - _tokens) / _perSecond * 1000));
    }

    public void Take()
    {
        if (double.IsFinite(_perSecond))
        {
            _tokens--;
        }
    }

    /// <summary>
    /// Records a refusal; returns true if the rate was reduced. Calls sent before or at the last reduction do not count. Jitter keeps hosts from
    /// acting in lockstep.
    /// </summary>
    public bool Refused(TimeSpan sent, TimeSpan now)
    {
        if (sent <= _slowedAt)
        {
            return false;
        }

        Fill(now);
        _slowedAt = now;
        _tokens = Math.Min(_tokens, Random.Shared.NextDouble() / 2);
        _perSecond = Math.Max(Slowest, (double.IsFinite(_perSecond) ? _perSecond : FirstGuess) / 2);
        return true;
    }

    /// <summary>Records an accepted call. Only calls sent after the last reduction raise the rate.</summary>
    public void Taken(TimeSpan sent)
    {
        if (sent > _slowedAt)
        {
            _perSecond = isPublished
                ? Math.Min(rate.PerSecond, _perSecond + (rate.PerSecond * Regained))
                : _perSecond * 2 >= FirstGuess ? double.PositiveInfinity : _perSecond * 2;
        }
    }

    private void Fill(TimeSpan now)
    {
        if (now > _filledAt)
        {
            _tokens = Math.Min(rate.Capacity, _tokens + ((now - _filledAt).TotalSeconds * _perSecond));
            _filledAt = now;
        }
    }
}
