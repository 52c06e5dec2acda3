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
}
