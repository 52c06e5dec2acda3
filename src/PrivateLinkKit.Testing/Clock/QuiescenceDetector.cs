using System.Runtime;

namespace PrivateLinkKit.Testing.Clock;

/// <summary>
/// Detects by polling that everything is idle. Work registered with the clock is certain; whether code between two requests still runs is estimated
/// through the thread pool and the threads of the process, which other tests share: the busier they are, the more polls must find no progress.
/// Polls are counted, not milliseconds, because a busy machine delays polls as much as other work. Code that runs for the first time is compiled,
/// which takes longer than many polls: a compiled method is progress.
/// </summary>
internal sealed class QuiescenceDetector(WorkUnderWay work)
{
    private const int WhenIdle = 3;
    private const int WhenBusy = 20;
    private const int WhenCallbacksBlock = 1000;
    private const int WhileCompiling = 1000;

    private long _events = -1;
    private long _compiled = -1;
    private int _compiling;
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
            _quiet = _idle = _compiling = 0;
            return false;
        }

        if (IsCompiling())
        {
            _quiet = _idle = 0;
            return false;
        }

        _quiet++;
        _idle = IsPoolIdle() ? _idle + 1 : 0;
        if (_quiet is 1)
        {
            _answer = Task.Run(static () => { });
        }

        return work.IsCalling ? IsQuietFor(WhenCallbacksBlock) : _idle >= WhenIdle && !RunnableThreads.HasOthers() || IsQuietForAllThreads();
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

    private static bool IsPoolIdle()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free == most && ThreadPool.PendingWorkItemCount is 0;
    }
}
