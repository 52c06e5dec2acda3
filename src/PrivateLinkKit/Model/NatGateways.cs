namespace PrivateLinkKit;

/// <summary>How many NAT gateways (<c>AWS::EC2::NatGateway</c>) a VPC gets, and with them whether private subnets can reach the Internet.</summary>
public enum NatGateways
{
    /// <summary>None: private subnets have no way out.</summary>
    None,

    /// <summary>One, in the public subnet of the first zone, shared by all private subnets.</summary>
    One,

    /// <summary>One in the public subnet of every zone, each used by the private subnets of its own zone.</summary>
    OnePerZone,
}
