using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>A route table with its routes and the subnets that it is for.</summary>
internal sealed record RouteTable(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::RouteTable";

    public required Ref VpcId { get; init; }

    public required EquatableList<Ref> SubnetIds { get; init; }

    public required EquatableList<Route> Routes { get; init; }

    public override IEnumerable<Ref> References => [VpcId, .. SubnetIds, .. Routes.Select(route => route.Target)];
}

/// <param name="Destination">A CIDR block.</param>
/// <param name="Target">An internet gateway or a NAT gateway.</param>
internal sealed record Route(string Destination, Ref Target);

internal sealed record RouteTableState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, RouteTable.Type, At, PhysicalId)
{
    public required string VpcId { get; init; }

    public required EquatableList<RouteTableAssociation> Associations { get; init; }

    /// <summary>Without the local route and those that a virtual gateway propagates.</summary>
    public required EquatableList<ExistingRoute> Routes { get; init; }

    public override IEnumerable<string> PointsAt => [VpcId];

    public override IEnumerable<string> Aliases => Associations.Select(association => AliasFor(association.SubnetId));

    public static string AliasFor(string subnetId) => $"rtb-of:{subnetId}";
}

internal sealed record RouteTableAssociation(string Id, string SubnetId);

internal sealed record ExistingRoute(string Destination, string Target);
