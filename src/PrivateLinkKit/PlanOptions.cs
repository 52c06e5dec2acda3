namespace PrivateLinkKit;

/// <summary>How a plan is made.</summary>
public sealed class PlanOptions
{
    /// <summary>
    /// Whether to read everything at once. A plan otherwise trusts what the last complete apply of the same description has left, as far as AWS lets
    /// nobody take it away while it is used: Elastic IP addresses, the ECS cluster, task definitions, and the attributes of VPCs and load balancers. It
    /// reads those only where something else differs. A thorough plan also finds what somebody changed in them, for some more AWS calls.
    /// </summary>
    /// <value>false.</value>
    public bool Thorough { get; set; }
}
