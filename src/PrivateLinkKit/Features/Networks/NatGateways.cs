namespace PrivateLinkKit;

/// <summary>Number of NAT gateways (<c>AWS::EC2::NatGateway</c>) in a VPC, and so whether private subnets can reach the internet.</summary>
public enum NatGateways
{
    /// <summary>None: private subnets have no route to the internet.</summary>
    None,

    /// <summary>One, in the public subnet of the first zone, shared by all private subnets.</summary>
    One,

    /// <summary>One in the public subnet of every zone, used by the private subnets of that zone.</summary>
    OnePerZone,
}
