namespace PrivateLinkKit;

/// <summary>An endpoint service was to be deleted, replaced or moved to another load balancer while endpoints that are not the stack's own are connected to it; nothing was changed.</summary>
public sealed class ForeignConnectionsException : PrivateLinkException
{
    internal ForeignConnectionsException(string logicalId, IReadOnlyList<ForeignConnection> connections)
        : base($"{logicalId} has {connections.Count} connected endpoint(s) that this stack does not own: "
            + string.Join(", ", connections.Select(connection => $"{connection.EndpointId} of account {connection.AccountId} ({connection.State})"))
            + ". Nothing was changed. Ask their owners to delete them, or set CutOffForeignConnections to cut them off.")
    {
        LogicalId = logicalId;
        Connections = connections;
    }

    /// <summary>The endpoint service's name in the stack.</summary>
    public string LogicalId { get; }

    /// <summary>Who is connected.</summary>
    public IReadOnlyList<ForeignConnection> Connections { get; }
}

/// <summary>An endpoint of somebody else that is connected to an endpoint service of the stack.</summary>
/// <param name="EndpointId">AWS's id of the endpoint.</param>
/// <param name="AccountId">The account that owns it.</param>
/// <param name="State">Its state as AWS gives it to the provider, for example <c>available</c>.</param>
public sealed record ForeignConnection(string EndpointId, string AccountId, string State);
