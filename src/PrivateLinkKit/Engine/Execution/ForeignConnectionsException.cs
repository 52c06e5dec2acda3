namespace PrivateLinkKit;

/// <summary>
/// An endpoint service was to be deleted, replaced or moved to another load balancer while endpoints outside the stack are connected to it;
/// nothing was changed.
/// </summary>
public sealed class ForeignConnectionsException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="logicalId">The endpoint service's name in the stack.</param>
    /// <param name="connections">The connections.</param>
    public ForeignConnectionsException(string logicalId, IReadOnlyList<ForeignConnection> connections)
        : base($"{logicalId} has {connections.Count} connected endpoint(s) that this stack does not own: "
            + string.Join(", ", connections)
            + ". Nothing was changed. Have their owners delete them, or set CutOffForeignConnections to disconnect them.")
    {
        LogicalId = logicalId;
        Connections = connections;
    }

    /// <summary>The endpoint service's name in the stack.</summary>
    public string LogicalId { get; }

    /// <summary>The connected endpoints.</summary>
    public IReadOnlyList<ForeignConnection> Connections { get; }
}
