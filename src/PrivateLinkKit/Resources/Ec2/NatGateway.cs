using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>A public NAT gateway; its VPC's internet gateway has to be attached before.</summary>
internal sealed record NatGateway(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::NatGateway";

    public required Ref SubnetId { get; init; }

    public required Ref AllocationId { get; init; }

    public override IEnumerable<Ref> References => [SubnetId, AllocationId];
}

internal sealed record NatGatewayState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, NatGateway.Type, At, PhysicalId)
{
    public required string VpcId { get; init; }

    public required string SubnetId { get; init; }

    public required string AllocationId { get; init; }

    /// <summary>Why AWS gave up on it; null while it has not.</summary>
    public string? Failure { get; init; }

    public override IEnumerable<string> PointsAt => [SubnetId, AllocationId, InternetGatewayState.AliasFor(VpcId)];
}
