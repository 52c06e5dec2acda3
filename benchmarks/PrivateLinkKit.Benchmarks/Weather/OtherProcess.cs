namespace PrivateLinkKit.Benchmarks.Weather;

/// <summary>The same time for another process: provisioners with this clock do not share request throttlers with those of the original.</summary>
internal sealed class OtherProcess(TimeProvider same) : TimeProvider
{
    public override long TimestampFrequency => same.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => same.GetUtcNow();

    public override long GetTimestamp() => same.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        same.CreateTimer(callback, state, dueTime, period);
}
