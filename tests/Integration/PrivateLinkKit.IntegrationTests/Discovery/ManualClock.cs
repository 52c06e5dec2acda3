namespace PrivateLinkKit.IntegrationTests.Discovery;

/// <summary>A clock that is advanced manually. Due timers run at once on the calling thread, including their continuations.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan _step;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + _step;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.Ticks;
        }
    }

    /// <summary>Sets the wall clock, as an operator or NTP does; no time elapses.</summary>
    public void StepWallClock(TimeSpan by)
    {
        lock (_gate)
        {
            _step += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        var context = SynchronizationContext.Current;
        // With a synchronization context, continuations would run on another thread, and this one would advance the clock without them.
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var end = new DateTimeOffset(GetTimestamp(), TimeSpan.Zero) + by;
            while (TakeDue(end) is { } due)
            {
                due.Fire();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private Alarm? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var due = _alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due);
            _now = due?.Due ?? end;
            _alarms.Remove(due!);
            return due;
        }
    }

    private sealed class Alarm(ManualClock clock, Action fire) : ITimer
    {
        public Action Fire => fire;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
