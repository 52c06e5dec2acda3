namespace PrivateLinkKit.Engine.Locking;

/// <inheritdoc cref="StackLocks.None"/>
internal sealed class NoStackLock : IStackLock, IAsyncDisposable
{
    public Task<IAsyncDisposable> AcquireAsync(StackLockScope scope, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
