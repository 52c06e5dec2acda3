namespace PrivateLinkKit;

/// <summary>Tier of a subnet: whether its route table has a route to an internet gateway.</summary>
public enum SubnetTier
{
    /// <summary>No route from or to the Internet, except egress through a NAT gateway if there is one.</summary>
    Private,

    /// <summary>Routed to the VPC's internet gateway.</summary>
    Public,
}
