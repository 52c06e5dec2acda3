namespace PrivateLinkKit.Benchmarks.Resolution;

/// <summary>The system's clock, with a method to skip a day. Timers are not affected.</summary>
internal sealed class SkippingTime : TimeProvider
{
    public static readonly TimeSpan Skip = TimeSpan.FromDays(1);

    private TimeSpan _skipped;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _skipped;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(_skipped.TotalSeconds * TimestampFrequency);

    public void SkipOne() => _skipped += Skip;
}
