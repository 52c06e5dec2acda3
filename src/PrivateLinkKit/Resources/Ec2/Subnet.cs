using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

internal sealed record Subnet(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::Subnet";

    public required Ref VpcId { get; init; }

    public required string CidrBlock { get; init; }

    public required string AvailabilityZone { get; init; }

    public override IEnumerable<Ref> References => [VpcId];
}

internal sealed record SubnetState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Subnet.Type, At, PhysicalId)
{
    public required string VpcId { get; init; }

    public required string CidrBlock { get; init; }

    public required string AvailabilityZone { get; init; }

    /// <summary>Its route table too: AWS lets go of the association when the subnet goes first, which saves a call each.</summary>
    public override IEnumerable<string> PointsAt => [VpcId, RouteTableState.AliasFor(PhysicalId)];
}
