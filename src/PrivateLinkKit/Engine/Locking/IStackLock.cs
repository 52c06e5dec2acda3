using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>Serializes operations that change the same stack. Implement it to serialize them across processes or machines.</summary>
public interface IStackLock
{
    /// <summary>Waits for the stack's lock and takes it. Called once for each apply and destroy, never for a plan.</summary>
    /// <param name="scope">The scope of the lock; equal for the same stack on every host.</param>
    /// <param name="cancellationToken">The operation's token. Any exception ends the operation before it changes anything.</param>
    /// <returns>Releases the lock when disposed, at the end of the operation, successful or not.</returns>
    Task<IAsyncDisposable> AcquireAsync(StackLockScope scope, CancellationToken cancellationToken);
}

/// <summary>Scope of a stack lock: the stack's name and its provider's account and region.</summary>
public sealed record StackLockScope
{
    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>Id of the provider's account, from its role or from <c>sts:GetCallerIdentity</c>.</summary>
    public required string Account { get; init; }

    /// <summary>The provider's region, which also determines the partition.</summary>
    public required string Region { get; init; }

    /// <summary>URL of the emulator used instead of AWS; null for AWS itself.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>The scope as one line, without user and password of the edge's address; escapes control characters.</summary>
    public override string ToString() =>
        MessageText.Line($"{StackName} in {Region}, account {Account}{(ServiceUrl is null ? "" : $", at {ServiceUrl}")}");
}

/// <summary>Locks provided by the library.</summary>
public static class StackLocks
{
    /// <summary>One operation per stack at a time in this process, across provisioners, in order of arrival.</summary>
    public static IStackLock InProcess { get; } = new Engine.Locking.InProcessStackLock();

    /// <summary>No lock, for a host that serializes its operations itself.</summary>
    public static IStackLock None { get; } = new Engine.Locking.NoStackLock();
}
