namespace PrivateLinkKit.Engine.Locking;

/// <inheritdoc cref="StackLocks.InProcess"/>
internal sealed class InProcessStackLock : IStackLock
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StackLockScope, Queue<Turn>> _waiting = [];

    public async Task<IAsyncDisposable> AcquireAsync(StackLockScope scope, CancellationToken cancellationToken)
    {
        var turn = new Turn(this, scope);
        lock (_gate)
        {
            if (_waiting.TryAdd(scope, []))
            {
                return turn;
            }

            _waiting[scope].Enqueue(turn);
        }

        await using (cancellationToken.Register(() => turn.Granted.TrySetCanceled(cancellationToken)))
        {
            await turn.Granted.Task;
        }

        return turn;
    }

    private void Release(StackLockScope scope)
    {
        lock (_gate)
        {
            while (_waiting[scope].TryDequeue(out var next))
            {
                if (next.Granted.TrySetResult())
                {
                    return;
                }
            }

            _waiting.Remove(scope);
        }
    }

    private sealed class Turn(InProcessStackLock owner, StackLockScope scope) : IAsyncDisposable
    {
        private bool _released;

        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask DisposeAsync()
        {
            if (!Interlocked.Exchange(ref _released, true))
            {
                owner.Release(scope);
            }

            return ValueTask.CompletedTask;
        }
    }
}
