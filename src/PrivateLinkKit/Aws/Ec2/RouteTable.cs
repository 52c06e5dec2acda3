using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Values;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>A route table with its routes and associated subnets.</summary>
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

    public override IEnumerable<string> DependsOn => [VpcId];

    public override IEnumerable<string> Aliases => Associations.Select(association => AliasFor(association.SubnetId));

    public static string AliasFor(string subnetId) => $"rtb-of:{subnetId}";
}

internal sealed record RouteTableAssociation(string Id, string SubnetId);

internal sealed record ExistingRoute(string Destination, string Target);

internal sealed class RouteTableHandler() : Ec2Handler<RouteTable, RouteTableState>(RouteTable.Type)
{
    /// <summary>Smaller than for other kinds.</summary>
    private const int LargestPage = 100;

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    protected override async Task<IReadOnlyList<RouteTableState>> ReadAsync(HandlerContext context)
    {
        var tables = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeRouteTablesAsync(
                new Sdk.DescribeRouteTablesRequest { Filters = filters, NextToken = page, MaxResults = LargestPage }, token),
            response => response.RouteTables,
            response => response.NextToken);
        return Ec2Tags.Owned(context, tables, table => table.Tags, State);
    }

    protected override void CompareProperties(PropertyDiff diff, RouteTable want, RouteTableState? have) => diff
        .Replaces("VpcId", want.VpcId, have?.VpcId)
        .Updates("SubnetIds", PropertyValue.Set(want.SubnetIds), PropertyValue.Set(have?.Associations.Select(association => association.SubnetId)))
        .Updates("Routes", PropertyValue.Set(want.Routes.Select(route => ValueOf(route.Destination, route.Target))),
            PropertyValue.Set(have?.Routes.Select(route => ValueOf(route.Destination, route.Target))));

    protected override async Task<RouteTableState> CreateAsync(RouteTable want, HandlerContext context)
    {
        var request = new Sdk.CreateRouteTableRequest
        {
            VpcId = context.Outputs.Get(want.VpcId),
            ClientToken = context.ClientToken(want.Id),
            TagSpecifications = Ec2Tags.Specify(context, want, "route-table"),
        };
        var answer = await context.RepeatAsync(token => context.Ec2.CreateRouteTableAsync(request, token));
        return State(answer.RouteTable, context.Made(want));
    }

    protected override async Task<RouteTableState> UpdatePropertiesAsync(
        RouteTable want, RouteTableState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        var routes = want.Routes.Select(route => new ExistingRoute(route.Destination, context.Outputs.Get(route.Target))).ToList();
        var associations = await RouteTableChanges.AssociateAsync(have, context.Outputs.Get(want.SubnetIds), context);
        await RouteTableChanges.RouteAsync(have, routes, context);
        return have with { Associations = associations, Routes = routes.ToEquatableList() };
    }

    /// <summary>Usually its subnets are deleted first, and their associations with them; otherwise those are removed first.</summary>
    protected override async Task DeleteAsync(RouteTableState have, HandlerContext context)
    {
        var request = new Sdk.DeleteRouteTableRequest { RouteTableId = have.PhysicalId };
        try
        {
            await context.RepeatAsync(token => context.Ec2.DeleteRouteTableAsync(request, token));
        }
        catch (AmazonServiceException error) when (context.Errors.IsNotFound(error))
        {
            return;
        }
        catch (AmazonServiceException error) when (context.Errors.IsInUse(error))
        {
            await RouteTableChanges.AssociateAsync(have, [], context);
            await context.DeleteAsync(have, token => context.Ec2.DeleteRouteTableAsync(request, token));
        }
    }

    private static RouteTableState State(Sdk.RouteTable table, Owned owned) => new(owned.Id, owned.At, table.RouteTableId)
    {
        Tags = owned.Tags,
        VpcId = table.VpcId,
        Associations = (table.Associations ?? [])
            .Where(association => association.SubnetId is not null)
            .Select(association => new RouteTableAssociation(association.RouteTableAssociationId, association.SubnetId))
            .OrderBy(association => association.SubnetId, StringComparer.Ordinal)
            .ToEquatableList(),
        Routes = (table.Routes ?? [])
            .Where(route => route.Origin == Amazon.EC2.RouteOrigin.CreateRoute && route.DestinationCidrBlock is not null)
            .Select(route => new ExistingRoute(route.DestinationCidrBlock, Target(route)))
            .OrderBy(route => route.Destination, StringComparer.Ordinal)
            .ToEquatableList(),
    };

    private static string Target(Sdk.Route route) =>
        route.NatGatewayId ?? route.GatewayId ?? route.TransitGatewayId ?? route.NetworkInterfaceId ?? route.VpcPeeringConnectionId ?? "(other)";

    private static PropertyValue ValueOf(string destination, PropertyValue target) =>
        MapValue.Of([("DestinationCidrBlock", destination), ("Target", target)]) with { Format = "{DestinationCidrBlock} to {Target}" };
}
