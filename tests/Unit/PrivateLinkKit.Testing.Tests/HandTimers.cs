namespace PrivateLinkKit.Testing.Tests;

/// <summary>A clock whose timers fire on demand.</summary>
internal sealed class HandTimers : TimeProvider
{
    private readonly TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Timer> _timers = [];

    /// <summary>Waits until a timer has been set.</summary>
    public Task SetAsync() => _set.Task;

    public void Fire()
    {
        foreach (var timer in _timers.ToList())
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state), dueTime != Timeout.InfiniteTimeSpan);
        _timers.Add(timer);
        _set.TrySetResult();
        return timer;
    }

    private sealed class Timer(Action callback, bool isSet) : ITimer
    {
        private bool _isSet = isSet;

        public void Fire()
        {
            if (_isSet)
            {
                _isSet = false;
                callback();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _isSet = dueTime != Timeout.InfiniteTimeSpan;

        public void Dispose() => _isSet = false;

        public ValueTask DisposeAsync()
        {
            _isSet = false;
            return ValueTask.CompletedTask;
        }
    }
}
