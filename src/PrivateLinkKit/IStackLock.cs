namespace PrivateLinkKit;

/// <summary>Keeps two verbs that change the same stack apart. Bring one of your own to keep apart several processes or machines.</summary>
public interface IStackLock
{
    /// <summary>Waits until the stack is free and takes it. Called once for each apply and destroy, never for a plan.</summary>
    /// <param name="scope">What is locked; equal for every host that means the same stack.</param>
    /// <param name="cancellationToken">The verb's own. What is thrown, for this or any other reason, ends the verb as it is, with nothing changed.</param>
    /// <returns>Disposed of when the verb has ended, however it ended.</returns>
    Task<IAsyncDisposable> AcquireAsync(StackLockScope scope, CancellationToken cancellationToken);
}

/// <summary>Which stack is locked. The provider's side decides where a stack is; its consumers may come and go.</summary>
/// <param name="StackName">The stack's name.</param>
/// <param name="Account">The account of the provider's role; without a role the caller's access key id, or null where the SDK's default chain finds it.</param>
/// <param name="Region">The provider's region.</param>
/// <param name="ServiceUrl">The edge that stands for AWS; null for AWS itself.</param>
public sealed record StackLockScope(string StackName, string? Account, string Region, Uri? ServiceUrl);

/// <summary>The locks that come with the library.</summary>
public static class StackLocks
{
    /// <summary>One verb at a time for each stack, in this process, whichever provisioner runs it. First come, first served.</summary>
    public static IStackLock InProcess { get; } = new Execution.InProcessStackLock();

    /// <summary>No lock: for a host that keeps its verbs apart by other means.</summary>
    public static IStackLock None { get; } = new Execution.NoStackLock();
}
