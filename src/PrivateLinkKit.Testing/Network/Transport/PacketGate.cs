namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>Withholds the bytes that a connection carries in one direction, while their packets are dropped.</summary>
/// <param name="beforePassing">Brings the gate up to date, before any byte passes.</param>
internal sealed class PacketGate(Action beforePassing)
{
    private volatile TaskCompletionSource? _closed;

    public bool IsClosed => _closed is not null;

    /// <summary>Returns true if bytes that have arrived may be read.</summary>
    public bool Passes()
    {
        beforePassing();
        return !IsClosed;
    }

    public void Set(bool isClosed)
    {
        if (isClosed)
        {
            _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        else
        {
            Interlocked.Exchange(ref _closed, null)?.TrySetResult();
        }
    }

    /// <summary>Lets everybody who waits look again.</summary>
    public void Wake()
    {
        if (_closed is { } closed)
        {
            Interlocked.CompareExchange(ref _closed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), closed);
            closed.TrySetResult();
        }
    }

    /// <summary>Waits until the gate opens or <see cref="Wake"/> is called.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _closed?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
}
