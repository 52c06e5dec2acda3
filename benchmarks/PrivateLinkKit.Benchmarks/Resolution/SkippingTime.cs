namespace PrivateLinkKit.Benchmarks.Resolution;

/// <summary>The system's clock, a day later each time it is told to skip one. Timers do not notice.</summary>
internal sealed class SkippingTime : TimeProvider
{
    public static readonly TimeSpan Skip = TimeSpan.FromDays(1);

    private TimeSpan _skipped;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _skipped;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(_skipped.TotalSeconds * TimestampFrequency);

    public void SkipOne() => _skipped += Skip;
}
