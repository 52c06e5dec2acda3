namespace PrivateLinkKit.Tests.Engine;

/// <summary>A clock that is advanced manually, and fires due timers on the way.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state), _now + dueTime);
        _alarms.Add(alarm);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        var end = _now + by;
        while (_alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due) is { } next)
        {
            _now = next.Due;
            next.Dispose();
            next.Fire();
        }

        _now = end;
    }

    /// <summary>Moves to the next alarm; false where none is set.</summary>
    public bool AdvanceToNextAlarm()
    {
        if (_alarms.Count == 0)
        {
            return false;
        }

        Advance(_alarms.Min(alarm => alarm.Due) - _now);
        return true;
    }

    private sealed record Alarm(ManualTime Owner, Action Fire, DateTimeOffset Due) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => Owner._alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
