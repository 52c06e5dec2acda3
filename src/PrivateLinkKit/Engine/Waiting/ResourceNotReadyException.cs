namespace PrivateLinkKit;

/// <summary>A resource was created or changed but did not become ready.</summary>
public sealed class ResourceNotReadyException : PrivateLinkException
{
    private readonly string _goal;
    private readonly string _reason;

    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="logicalId">The resource's name in the stack.</param>
    /// <param name="goal">The expected state.</param>
    /// <param name="state">The last state that AWS returned.</param>
    /// <param name="reason">Reason why the wait ended.</param>
    public ResourceNotReadyException(string logicalId, string goal, string state, string reason)
        : base($"{logicalId} did not become {goal}: {reason}. Last state in AWS: {state}. Nothing is lost: apply again to continue waiting, or "
        + "destroy the stack.")
    {
        LogicalId = logicalId;
        LastState = state;
        (_goal, _reason) = (goal, reason);
    }

    /// <summary>The resource's name in the stack.</summary>
    public string LogicalId { get; }

    /// <summary>The last state and reason that AWS returned.</summary>
    public string LastState { get; }

    /// <summary>Returns a copy with an extended reason.</summary>
    internal ResourceNotReadyException With(string detail) => new(LogicalId, _goal, LastState, _reason + detail);
}
