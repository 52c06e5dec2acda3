using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>A security group; what it lets through is <see cref="SecurityGroupRules"/>, so that groups may name each other.</summary>
internal sealed record SecurityGroup(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::SecurityGroup";

    /// <summary>Unique in the VPC.</summary>
    public required string GroupName { get; init; }

    public required string GroupDescription { get; init; }

    public required Ref VpcId { get; init; }

    public override IEnumerable<Ref> References => [VpcId];
}

internal sealed record SecurityGroupState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, SecurityGroup.Type, At, PhysicalId)
{
    public required string GroupName { get; init; }

    public required string GroupDescription { get; init; }

    public required string VpcId { get; init; }

    public override IEnumerable<string> PointsAt => [VpcId];
}
