using System.Runtime;

namespace PrivateLinkKit.Testing.Clock;

/// <summary>
/// Detects by polling that everything is idle. Work registered with the clock is certain; whether code between two requests still runs is estimated:
/// it does not if for some polls the thread pool completed nothing and no other thread of the process ran. Other tests share the process; while they
/// run, more polls must find no progress. Polls are counted, not milliseconds, because a busy machine delays polls as much as other work. Code that runs
/// for the first time is compiled, which takes longer than many polls: a compiled method is progress.
/// </summary>
internal sealed class QuiescenceDetector(WorkUnderWay work)
{
    private const int WhenIdle = 3;
    private const int WhenBusy = 20;
    private const int WhenCallbacksBlock = 1000;
    private const int WhileCompiling = 1000;

    /// <summary>Maximum processor time of the process between two polls during which only clocks polled.</summary>
    private static readonly TimeSpan OfPolls = TimeSpan.FromMilliseconds(0.5);

    private long _events = -1;
    private long _compiled = -1;
    private long _completed = -1;
    private TimeSpan _used;
    private int _compiling;
    private int _quiet;
    private int _idle;

    // Work that was queued before has started when the pool runs this item.
    private Task _answer = Task.CompletedTask;

    private static TimeSpan Used => Environment.CpuUsage.TotalTime;

    public bool IsReached()
    {
        var events = work.Events;
        if (work.IsHeld || events != _events)
        {
            _events = events;
            _quiet = _idle = _compiling = 0;
            return false;
        }

        _idle = IsIdle() ? _idle + 1 : 0;
        if (_idle >= WhenIdle && !work.IsCalling)
        {
            return true;
        }

        if (IsCompiling())
        {
            _quiet = 0;
            return false;
        }

        _quiet++;
        if (_quiet is 1)
        {
            _answer = Task.Run(static () => { });
        }

        return work.IsCalling ? IsQuietFor(WhenCallbacksBlock) : IsQuietForAllThreads();
    }

    /// <summary>The threads are looked at last, because that takes longest.</summary>
    private bool IsIdle()
    {
        var completed = ThreadPool.CompletedWorkItemCount;
        var isStill = completed == _completed && ThreadPool.PendingWorkItemCount is 0 && Used - _used < OfPolls;
        _completed = completed;
        var isIdle = isStill && !RunnableThreads.Any();
        _used = Used;
        return isIdle;
    }

    private bool IsQuietFor(int polls) => _answer.IsCompleted && _quiet >= polls;

    /// <summary>The more threads share the processors, the longer each of them waits for its turn.</summary>
    private bool IsQuietForAllThreads() => IsQuietFor(WhenBusy) && IsQuietFor(WhenBusy * RunnableThreads.PerProcessor());

    /// <summary>true if code was compiled since the last poll; not forever, because other tests compile too.</summary>
    private bool IsCompiling()
    {
        var compiled = JitInfo.GetCompiledMethodCount();
        if (compiled == _compiled || _compiling >= WhileCompiling)
        {
            return false;
        }

        _compiled = compiled;
        _compiling++;
        return true;
    }
}
