namespace PrivateLinkKit;

/// <summary>What an apply may do beyond the ordinary, or leave undone.</summary>
public sealed class ApplyOptions
{
    /// <summary>Whether endpoints of others may be cut off where the plan deletes or replaces the endpoint service they are connected to, or moves it to another load balancer.</summary>
    /// <value>false: such a plan is refused with <see cref="ForeignConnectionsException"/>.</value>
    public bool CutOffForeignConnections { get; set; }

    /// <summary>Whether connected consumers may be cut off by changes that <see cref="PlannedChange.InterruptsConsumers"/> marks.</summary>
    /// <value>false: such a plan is refused with <see cref="InterruptionRefusedException"/>.</value>
    public bool AllowInterruption { get; set; }

    /// <summary>Whether to wait until the tasks of an ECS service run and the load balancers' targets are healthy. Turn it off for an edge that runs no tasks.</summary>
    /// <value>true.</value>
    public bool WaitForTasks { get; set; } = true;
}

/// <summary>What a destroy may do beyond the ordinary.</summary>
public sealed class DestroyOptions
{
    /// <summary>Whether endpoints of others that are connected to the service may be rejected, which cuts them off.</summary>
    /// <value>false: a service with such endpoints is not destroyed; <see cref="ForeignConnectionsException"/> lists them.</value>
    public bool CutOffForeignConnections { get; set; }
}
