namespace PrivateLinkKit.Testing.Clock;

/// <summary>A timer of a <see cref="VirtualTime"/>, which guards its state.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>Incremented with every change, to invalidate earlier schedules.</summary>
    public int Setting { get; set; }

    public TimeSpan? Period { get; set; }

    public bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        return time.Set(this, dueTime, period);
    }

    public void Call()
    {
        if (_context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).CallInContext(), this);
        }
    }

    public void Dispose() => time.Stop(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void CallInContext() => callback(state);

    private static void Check(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, value, "A time must not be negative; Timeout.InfiniteTimeSpan means never.");
        }
    }
}
