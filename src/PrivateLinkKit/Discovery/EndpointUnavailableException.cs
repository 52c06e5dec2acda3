namespace PrivateLinkKit;

/// <summary>An endpoint cannot carry traffic in its state. Thrown at once, without a connection attempt.</summary>
public sealed class EndpointUnavailableException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="name">The requested name.</param>
    /// <param name="endpointId">AWS's id; null if there is no endpoint.</param>
    /// <param name="state">Its state.</param>
    /// <param name="reason">AWS's reason; null: none.</param>
    public EndpointUnavailableException(string name, string? endpointId, EndpointState state, string? reason = null)
        : base($"Endpoint {name}{(endpointId is null ? "" : $" ({endpointId})")} {Said(state)}{(reason is null ? "" : $": {reason.TrimEnd('.')}")}. "
        + $"{WhatToDo(state)}")
    {
        Name = name;
        EndpointId = endpointId;
        State = state;
    }

    /// <summary>The requested name.</summary>
    public string Name { get; }

    /// <summary>The AWS id; null if there is no endpoint.</summary>
    public string? EndpointId { get; }

    /// <summary>The endpoint's state.</summary>
    public EndpointState State { get; }

    private static string Said(EndpointState state) => state switch
    {
        EndpointState.PendingAcceptance => "is waiting for acceptance by the service's owner",
        EndpointState.Pending => "is still being created",
        EndpointState.Rejected => "was rejected by the service's owner",
        EndpointState.Expired => "was not accepted in time",
        EndpointState.Failed => "could not be created",
        EndpointState.Deleted => "was deleted",
        _ => "does not exist",
    };

    private static string WhatToDo(EndpointState state) => state switch
    {
        EndpointState.PendingAcceptance => "Have the service's owner accept the connection, or apply the stack that owns the service and the consumer.",
        EndpointState.Pending => "Try again in a minute or two.",
        EndpointState.Rejected => "Ask the service's owner for the reason, and to accept it.",
        EndpointState.Expired or EndpointState.Failed => "Delete it and apply the stack again.",
        _ => "Apply the stack, or correct the name, id, region or account used to find it.",
    };
}
