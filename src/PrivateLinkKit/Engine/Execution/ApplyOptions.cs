namespace PrivateLinkKit;

/// <summary>Options for <c>ApplyAsync</c>.</summary>
public sealed class ApplyOptions
{
    /// <summary>
    /// Allows disconnecting foreign endpoints where the plan deletes or replaces their endpoint service, or moves it to another load balancer.
    /// </summary>
    /// <value>false: such a plan is refused with <see cref="ForeignConnectionsException"/>.</value>
    public bool CutOffForeignConnections { get; set; }

    /// <summary>Allows changes that <see cref="PlannedChange.InterruptsConsumers"/> marks, which disconnect connected consumers.</summary>
    /// <value>false: such a plan is refused with <see cref="InterruptionRefusedException"/>.</value>
    public bool AllowInterruption { get; set; }

    /// <summary>
    /// Waits until the tasks of the ECS service run and the load balancers' targets are healthy. Disable it for an emulator that runs no tasks.
    /// </summary>
    /// <value>true.</value>
    public bool WaitForTasks { get; set; } = true;
}

/// <summary>Options for <c>DestroyAsync</c>.</summary>
public sealed class DestroyOptions
{
    /// <summary>Allows rejecting foreign endpoints that are connected to the service, which disconnects them.</summary>
    /// <value>false: a service with such endpoints is not destroyed; <see cref="DestroyBlockedException"/> lists them.</value>
    public bool CutOffForeignConnections { get; set; }
}
