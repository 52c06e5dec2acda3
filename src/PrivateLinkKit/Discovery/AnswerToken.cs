using Microsoft.Extensions.Primitives;

namespace PrivateLinkKit.Discovery;

/// <summary>Change token that fires once and can report whether it has callbacks.</summary>
internal sealed class AnswerToken : IChangeToken
{
    private readonly CancellationTokenSource _source = new();
    private int _watchers;

    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    public bool HasChanged => _source.IsCancellationRequested;

    public bool ActiveChangeCallbacks => true;

    /// <summary>Callbacks run on the thread pool; their exceptions are ignored.</summary>
    public void Fire() => _source.CancelAsync().ContinueWith(fired => fired.Exception, TaskScheduler.Default);

    public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
    {
        Interlocked.Increment(ref _watchers);
        return new Watcher(this, _source.Token.UnsafeRegister(callback, state));
    }

    private sealed class Watcher(AnswerToken token, CancellationTokenRegistration registration) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            registration.Dispose();
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                Interlocked.Decrement(ref token._watchers);
            }
        }
    }
}
