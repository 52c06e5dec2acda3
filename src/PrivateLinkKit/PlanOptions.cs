namespace PrivateLinkKit;

/// <summary>Options for <c>PlanAsync</c>.</summary>
public sealed class PlanOptions
{
    /// <summary>
    /// Reads everything. By default a plan trusts the last complete apply of the same description for what AWS protects while in use: Elastic IP
    /// addresses, the ECS cluster, task definitions, and the attributes of VPCs and load balancers. It reads those only if another
    /// difference exists. A
    /// thorough plan also finds changes in them, at the cost of some AWS calls.
    /// </summary>
    /// <value>false.</value>
    public bool Thorough { get; set; }

    /// <summary>
    /// Names of the units to plan: the stack's name for the service, consumers' names otherwise. Only their accounts and regions, and the service's, are read;
    /// only their resources change, and of the service only their permissions. Applying the plan reads no more than that. Consumers that left the
    /// description are not deleted.
    /// </summary>
    /// <value>null: all units.</value>
    public IReadOnlyCollection<string>? Units { get; set; }
}
