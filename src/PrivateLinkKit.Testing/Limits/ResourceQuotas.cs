namespace PrivateLinkKit.Testing;

/// <summary>Limits on an account's resources.</summary>
public enum ResourceQuotas
{
    /// <summary>No limits.</summary>
    None,

    /// <summary>
    /// AWS's default quotas for VPCs, subnets, internet and NAT gateways, route tables, routes, Elastic IP addresses, security groups, network interfaces,
    /// VPC endpoints, load balancers, target groups, listeners and rules. A call that would exceed one is refused with AWS's own error code.
    /// </summary>
    Aws,
}
