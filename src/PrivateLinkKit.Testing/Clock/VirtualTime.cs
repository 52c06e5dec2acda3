using PrivateLinkKit.Testing.Clock;

namespace PrivateLinkKit.Testing;

/// <summary>
/// A clock that stops while anything runs and jumps to the next timer when everything is idle, so that minutes of AWS pass in milliseconds.
/// Give the same instance to <see cref="EmbeddedAwsOptions.TimeProvider"/> and to whatever waits for that AWS.
/// </summary>
/// <remarks>
/// Activity is detected from requests to the API of its <see cref="EmbeddedAws"/>, connections and requests in its virtual network,
/// callbacks of its own timers and the thread pool; call <see cref="Hold"/> for other work. A timer that repeats forever makes the clock
/// run forever, as fast as it can.
/// </remarks>
public sealed class VirtualTime : TimeProvider, IDisposable
{
    private const int Restless = 500;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, int Setting), (long Due, long Order)> _timers = new();
    private readonly QuiescenceDetector _stillness;
    private readonly Thread _thread;
    private readonly DateTimeOffset _start;
    private long _elapsed;
    private long _order;
    private int _restless;
    private bool _disposed;

    /// <summary>Starts a clock.</summary>
    /// <param name="start">The time it starts at; null for the system time, for programs that compare with it.</param>
    public VirtualTime(DateTimeOffset? start = null)
    {
        _start = (start ?? System.GetUtcNow()).ToUniversalTime();
        _stillness = new QuiescenceDetector(Work);
        _thread = new Thread(Run) { IsBackground = true, Name = RunnableThreads.NameOfClocks };
        _thread.UnsafeStart();
    }

    /// <summary>Virtual time elapsed since the start.</summary>
    public TimeSpan Elapsed => new(Volatile.Read(ref _elapsed));

    /// <summary>Timestamps count ticks of 100 nanoseconds.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Amount of work that stops the clock.</summary>
    internal WorkUnderWay Work { get; } = new();

    /// <summary>Gate that alternates traffic and jumps.</summary>
    internal TrafficGate Traffic { get; } = new();

    /// <summary>The current time of this clock.</summary>
    /// <returns>The start plus the elapsed time.</returns>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <summary>The elapsed time of this clock.</summary>
    /// <returns>In ticks of 100 nanoseconds.</returns>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <summary>Stops the clock during work that it cannot detect.</summary>
    /// <returns>Dispose it to resume the clock.</returns>
    public IDisposable Hold() => Work.Begin(WorkKind.Held);

    /// <summary>Creates a timer of this clock.</summary>
    /// <param name="callback">The callback, run on the thread pool.</param>
    /// <param name="state">The argument of the callback.</param>
    /// <param name="dueTime">Delay before the first call; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">Delay between calls; zero or <see cref="Timeout.InfiniteTimeSpan"/> to call once.</param>
    /// <returns>The timer; dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Stops the clock at its current time: no timer fires any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timers.Clear();
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        Traffic.Open();
    }

    internal bool Set(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed || timer.IsDisposed)
            {
                return false;
            }

            timer.Setting++;
            timer.Period = period > TimeSpan.Zero ? period : null;
            if (dueTime == TimeSpan.Zero)
            {
                Fire(timer);
            }
            else if (dueTime > TimeSpan.Zero)
            {
                Plan(timer, dueTime);
            }

            return true;
        }
    }

    internal void Stop(VirtualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            timer.Setting++;
        }
    }

    private void Run()
    {
        lock (_gate)
        {
            while (!_disposed)
            {
                if (NextDue() is null)
                {
                    Traffic.Open();
                    Monitor.Wait(_gate);
                    continue;
                }

                // Inactivity can only be observed over real time.
                Monitor.Wait(_gate, Glance);
                if (!_stillness.IsReached())
                {
                    LetTrafficFlow();
                }
                else if (Traffic.Close() && NextDue() is { } next)
                {
                    JumpTo(next);
                    Traffic.Open();
                    _restless = 0;
                }
            }
        }
    }

    /// <summary>Traffic that sets timers itself, such as timeouts, would never be idle: it has to pause from time to time.</summary>
    private void LetTrafficFlow()
    {
        _restless++;
        if (Work.IsHeld || _restless % (2 * Restless) < Restless)
        {
            Traffic.Open();
        }
        else
        {
            Traffic.Close();
        }
    }

    private long? NextDue()
    {
        while (_timers.TryPeek(out var next, out var when))
        {
            if (next.Timer.Setting == next.Setting)
            {
                return when.Due;
            }

            _timers.Dequeue();
        }

        return null;
    }

    private void JumpTo(long due)
    {
        Volatile.Write(ref _elapsed, due);
        while (NextDue() is { } next && next <= due)
        {
            Fire(_timers.Dequeue().Timer);
        }
    }

    private void Fire(VirtualTimer timer)
    {
        if (timer.Period is { } period)
        {
            Plan(timer, period);
        }

        var running = Work.Begin(WorkKind.Callback);
        ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                using (running)
                {
                    timer.Call();
                }
            },
            null);
    }

    private void Plan(VirtualTimer timer, TimeSpan after)
    {
        _timers.Enqueue((timer, timer.Setting), (_elapsed + after.Ticks, _order++));
        Work.Note();
        Monitor.PulseAll(_gate);
    }
}
