namespace PrivateLinkKit;

/// <summary>Kind of obstacle to an apply or destroy.</summary>
public enum PreflightCode
{
    /// <summary>The stack or a consumer is protected (<c>Protect</c>).</summary>
    Protected,

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

    /// <summary>A part that the description uses does not exist.</summary>
    NotFound,

    /// <summary>A part that the description uses is of another type, or not active.</summary>
    WrongType,

    /// <summary>A part that the description uses is in another VPC.</summary>
    OtherVpc,

    /// <summary>Two of the subnets that the description uses are in one availability zone.</summary>
    ZoneTwice,

    /// <summary>An availability zone does not exist in the account.</summary>
    ZoneNotFound,

    /// <summary>The service is not in an availability zone of a consumer.</summary>
    ZoneNotOffered,

    /// <summary>A load balancer that the description uses has no listener on the port.</summary>
    NoListener,

    /// <summary>The load balancer that the description uses is behind another endpoint service.</summary>
    InOtherService,

    /// <summary>A resource without the stack's tags has a name that the stack needs.</summary>
    NameTaken,

    /// <summary>An existing VPC has another range than the description states.</summary>
    OtherRange,

    /// <summary>An obstacle without a code of its own, found by a kind or feature outside the library; see <see cref="PreflightFinding.Text"/>.</summary>
    Other,
}
