using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

internal sealed record Vpc(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::VPC";

    public required string CidrBlock { get; init; }

    public bool EnableDnsHostnames { get; init; } = true;

    public override IEnumerable<Ref> References => [];
}

internal sealed record VpcState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Vpc.Type, At, PhysicalId)
{
    public required string CidrBlock { get; init; }

    public required bool EnableDnsHostnames { get; init; }
}
