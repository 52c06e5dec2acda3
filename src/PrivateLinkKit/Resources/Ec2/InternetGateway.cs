using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>An internet gateway and its attachment: it exists for others when it is attached.</summary>
internal sealed record InternetGateway(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::InternetGateway";

    public required Ref VpcId { get; init; }

    public override IEnumerable<Ref> References => [VpcId];
}

internal sealed record InternetGatewayState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, InternetGateway.Type, At, PhysicalId)
{
    /// <summary>Null while it is not attached.</summary>
    public required string? VpcId { get; init; }

    public override IEnumerable<string> PointsAt => VpcId is null ? [] : [VpcId];

    public override IEnumerable<string> Aliases => VpcId is null ? [] : [AliasFor(VpcId)];

    /// <summary>How those that need the VPC's way out name it: AWS does not tell them its id.</summary>
    public static string AliasFor(string vpcId) => $"igw-of:{vpcId}";
}
