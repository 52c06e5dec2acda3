namespace PrivateLinkKit.Testing.Clock;

/// <summary>
/// Alternates clock jumps and traffic of the virtual network: no jump passes a request under way, and clients that send constantly wait for a due
/// jump. Requests that never end cannot hold the clock forever.
/// </summary>
internal sealed class TrafficGate
{
    private const int Patience = 1000;

    private readonly Lock _lock = new();
    private int _inside;
    private int _waitingForTheClock;
    private int _looks;
    private TaskCompletionSource? _closed;

    /// <summary>Counts a request until disposed; it starts after a due jump.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task jump;
            lock (_lock)
            {
                if (_closed is null)
                {
                    return Inside();
                }

                jump = _closed.Task;
            }

            await jump.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Counts work that may be part of a request and so must not wait for a jump.</summary>
    public IDisposable Enter()
    {
        lock (_lock)
        {
            return Inside();
        }
    }

    /// <summary>Marks, until disposed, a request as waiting only for the clock.</summary>
    public IDisposable WaitForTheClock()
    {
        lock (_lock)
        {
            _waitingForTheClock++;
            return new Leaving(this, gate => gate._waitingForTheClock--);
        }
    }

    /// <summary>Stops admitting requests; returns true when all current requests have ended or timed out.</summary>
    public bool Close()
    {
        lock (_lock)
        {
            _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _inside <= _waitingForTheClock || ++_looks >= Patience;
        }
    }

    public void Open()
    {
        lock (_lock)
        {
            _looks = 0;
            _closed?.SetResult();
            _closed = null;
        }
    }

    private Leaving Inside()
    {
        _inside++;
        return new Leaving(this, gate => gate._inside--);
    }

    private sealed class Leaving(TrafficGate gate, Action<TrafficGate> leave) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            lock (gate._lock)
            {
                if (!_left)
                {
                    _left = true;
                    leave(gate);
                }
            }
        }
    }
}
