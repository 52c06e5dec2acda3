namespace PrivateLinkKit.Testing.Clock;

/// <summary>
/// Detects by polling that everything is idle. Work registered with the clock is certain; whether code between two requests still runs is estimated
/// through the thread pool, which other tests share: the busier it is, the more polls must find no progress. Polls are counted, not
/// milliseconds, because a busy machine delays polls as much as other work.
/// </summary>
internal sealed class QuiescenceDetector(WorkUnderWay work)
{
    private const int WhenIdle = 3;
    private const int WhenBusy = 20;
    private const int WhenCallbacksBlock = 1000;

    private long _events = -1;
    private int _quiet;
    private int _idle;

    // Work that was queued before has started when the pool runs this item.
    private Task _answer = Task.CompletedTask;

    public bool IsReached()
    {
        var events = work.Events;
        if (work.IsHeld || events != _events)
        {
            _events = events;
            _quiet = _idle = 0;
            return false;
        }

        _quiet++;
        _idle = IsPoolIdle() ? _idle + 1 : 0;
        if (_quiet is 1)
        {
            _answer = Task.Run(static () => { });
        }

        return _idle >= WhenIdle ? !work.IsCalling : _answer.IsCompleted && _quiet >= (work.IsCalling ? WhenCallbacksBlock : WhenBusy);
    }

    private static bool IsPoolIdle()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free == most && ThreadPool.PendingWorkItemCount is 0;
    }
}
