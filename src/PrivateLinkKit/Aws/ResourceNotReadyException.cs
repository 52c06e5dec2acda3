namespace PrivateLinkKit;

/// <summary>A resource was created or changed but did not become ready.</summary>
public sealed class ResourceNotReadyException : PrivateLinkException
{
    internal ResourceNotReadyException(string logicalId, string goal, string state, string reason)
        : base($"{logicalId} did not become {goal}: {reason}. AWS last said: {state}. Nothing is lost: apply again to go on waiting, or destroy the stack.")
    {
        LogicalId = logicalId;
        LastState = state;
    }

    /// <summary>The resource's name in the stack.</summary>
    public string LogicalId { get; }

    /// <summary>The last state and reason that AWS gave.</summary>
    public string LastState { get; }
}
