namespace PrivateLinkKit;

/// <summary>Kind of obstacle to the deletion of a stack.</summary>
public enum DestroyFindingCode
{
    /// <summary>A load balancer of the stack has deletion protection.</summary>
    DeletionProtection,

    /// <summary>A load balancer uses security groups of the stack but does not carry the stack's tags.</summary>
    TagsMissing,

    /// <summary>A foreign endpoint is connected to the stack's endpoint service.</summary>
    ForeignConnection,

    /// <summary>A foreign load balancer uses a VPC, subnet or security group of the stack.</summary>
    ForeignLoadBalancer,

    /// <summary>A foreign interface endpoint uses a VPC, subnet or security group of the stack.</summary>
    ForeignEndpoint,

    /// <summary>A foreign NAT gateway is in a VPC or subnet of the stack.</summary>
    ForeignNatGateway,

    /// <summary>A foreign instance uses a VPC, subnet or security group of the stack.</summary>
    ForeignInstance,

    /// <summary>Another foreign network interface uses a VPC, subnet or security group of the stack.</summary>
    ForeignNetworkInterface,

    /// <summary>A foreign security group is in a VPC of the stack, or its rules reference a security group of the stack.</summary>
    ForeignSecurityGroup,

    /// <summary>A foreign subnet is in a VPC of the stack.</summary>
    ForeignSubnet,
}
