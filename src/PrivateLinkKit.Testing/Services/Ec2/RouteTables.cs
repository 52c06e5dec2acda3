using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Route tables and the subnets they are associated with; routes are in <see cref="Routes"/>.</summary>
internal static class RouteTables
{
    internal static readonly Filters<RouteTable> TableFilters = new(Ec2Operations.DescribeRouteTables, table => table.Tags)
    {
        { "association.gateway-id", table => table.Associations?.Select(association => association.GatewayId) },
        { "association.main", table => table.Associations?.Select(association => association.Main is true ? "true" : "false") },
        { "association.route-table-association-id", table => table.Associations?.Select(association => association.RouteTableAssociationId) },
        { "association.route-table-id", table => table.Associations?.Select(association => association.RouteTableId) },
        { "association.subnet-id", table => table.Associations?.Select(association => association.SubnetId) },
        { "owner-id", table => table.OwnerId },
        { "route.destination-cidr-block", table => table.Routes?.Select(route => route.DestinationCidrBlock) },
        { "route.destination-ipv6-cidr-block", table => table.Routes?.Select(route => route.DestinationIpv6CidrBlock) },
        { "route.destination-prefix-list-id", table => table.Routes?.Select(route => route.DestinationPrefixListId) },
        { "route.egress-only-internet-gateway-id", table => table.Routes?.Select(route => route.EgressOnlyInternetGatewayId) },
        { "route.gateway-id", table => table.Routes?.Select(route => route.GatewayId) },
        { "route.instance-id", table => table.Routes?.Select(route => route.InstanceId) },
        { "route.nat-gateway-id", table => table.Routes?.Select(route => route.NatGatewayId) },
        { "route.origin", table => table.Routes?.Select(route => route.Origin) },
        { "route.state", table => table.Routes?.Select(route => route.State) },
        { "route.transit-gateway-id", table => table.Routes?.Select(route => route.TransitGatewayId) },
        { "route.vpc-peering-connection-id", table => table.Routes?.Select(route => route.VpcPeeringConnectionId) },
        { "route-table-id", table => table.RouteTableId },
        { "vpc-id", table => table.VpcId },
    };

    public static CreateRouteTableResult Create(ServiceCall call, CreateRouteTableRequest request) => call.Once(request.ClientToken, () =>
    {
        var vpc = Existing.Vpc(call.Region, request.VpcId!);
        Ec2Quotas.RouteTable(call.Region, vpc.VpcId!);
        var table = New(call.Region, vpc) with { Tags = TagSpecifications.For(request.TagSpecifications, "route-table") };
        call.Region.Ec2.RouteTables.Put(table);
        return new CreateRouteTableResult { RouteTable = table, ClientToken = request.ClientToken };
    });

    public static DescribeRouteTablesResult Describe(ServiceCall call, DescribeRouteTablesRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.RouteTables)
            .WithIds(request.RouteTableIds, table => table.RouteTableId!, Ec2Errors.RouteTableNotFound)
            .Where(TableFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, limit: 100);
        return new() { RouteTables = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteRouteTableResult Delete(ServiceCall call, DeleteRouteTableRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        if (table.Associations is not [])
        {
            throw Ec2Errors.HasDependencies("routeTable", table.RouteTableId!);
        }

        call.Region.Ec2.RouteTables.Remove(table.RouteTableId);
        GatewayEndpoints.Forget(call.Region, table.RouteTableId!);
        return new();
    }

    public static AssociateRouteTableResult Associate(ServiceCall call, AssociateRouteTableRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        var subnet = Existing.Subnet(call.Region, request.SubnetId ?? throw Ec2Errors.Missing("SubnetId"));
        CheckSameVpc(table, subnet);
        if (call.Region.Ec2.RouteTables.SelectMany(other => other.Associations!).FirstOrDefault(other => other.SubnetId == subnet.SubnetId) is { } existing)
        {
            return existing.RouteTableId == table.RouteTableId
                ? new() { AssociationId = existing.RouteTableAssociationId, AssociationState = existing.AssociationState }
                : throw Ec2Errors.AlreadyAssociated($"the specified association for route table {table.RouteTableId} conflicts with an existing association");
        }

        var association = Associate(call.Region, table, subnet.SubnetId, main: false);
        return new() { AssociationId = association.RouteTableAssociationId, AssociationState = association.AssociationState };
    }

    public static DisassociateRouteTableResult Disassociate(ServiceCall call, DisassociateRouteTableRequest request)
    {
        var (table, association) = FindAssociation(call.Region, request.AssociationId!);
        if (association.Main is true)
        {
            throw Ec2Errors.InvalidValue($"cannot disassociate the main route table association {association.RouteTableAssociationId}");
        }

        Drop(call.Region, table, association);
        return new();
    }

    public static ReplaceRouteTableAssociationResult ReplaceAssociation(ServiceCall call, ReplaceRouteTableAssociationRequest request)
    {
        var target = Existing.RouteTable(call.Region, request.RouteTableId!);
        var (table, association) = FindAssociation(call.Region, request.AssociationId!);
        if (target.VpcId != table.VpcId)
        {
            throw Ec2Errors.InvalidValue($"route table {target.RouteTableId} and route table {table.RouteTableId} belong to different networks");
        }

        Drop(call.Region, table, association);
        var replaced = Associate(call.Region, Existing.RouteTable(call.Region, target.RouteTableId!), association.SubnetId, association.Main is true);
        return new() { NewAssociationId = replaced.RouteTableAssociationId, AssociationState = replaced.AssociationState };
    }

    public static bool IsMain(RouteTable table) => table.Associations!.Any(association => association.Main is true);

    public static RouteTable MainOf(AccountRegion region, string vpcId) => region.Ec2.RouteTables.First(table => table.VpcId == vpcId && IsMain(table));

    /// <summary>Returns the table of a subnet: its own, or the main one.</summary>
    public static RouteTable OfSubnet(AccountRegion region, Subnet subnet) =>
        region.Ec2.RouteTables.FirstOrDefault(table => table.Associations!.Any(association => association.SubnetId == subnet.SubnetId))
        ?? MainOf(region, subnet.VpcId!);

    public static void AddMain(AccountRegion region, Vpc vpc)
    {
        var table = New(region, vpc);
        region.Ec2.RouteTables.Put(table);
        Associate(region, table, subnetId: null, main: true);
    }

    /// <summary>Updates the state of routes whose target was added or removed, in one VPC or all.</summary>
    public static void TargetIs(string state, AccountRegion region, Func<Route, bool> leadsThere, string? vpcId = null)
    {
        foreach (var table in region.Ec2.RouteTables.Where(table => (vpcId is null || table.VpcId == vpcId) && table.Routes!.Any(leadsThere)))
        {
            region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!.Select(route => leadsThere(route) ? route with { State = state } : route)] });
        }
    }

    private static RouteTable New(AccountRegion region, Vpc vpc) => new()
    {
        RouteTableId = region.Cloud.Ids.Next("rtb-"),
        VpcId = vpc.VpcId,
        OwnerId = vpc.OwnerId,
        Associations = [],
        PropagatingVgws = [],
        Routes = LocalRoutes.Of(vpc),
        Tags = [],
    };

    private static RouteTableAssociation Associate(AccountRegion region, RouteTable table, string? subnetId, bool main)
    {
        var association = new RouteTableAssociation
        {
            RouteTableAssociationId = region.Cloud.Ids.Next("rtbassoc-"),
            RouteTableId = table.RouteTableId,
            SubnetId = subnetId,
            Main = main,
            AssociationState = new() { State = "associated" },
        };
        region.Ec2.RouteTables.Put(table with { Associations = [.. table.Associations!, association] });
        return association;
    }

    private static void Drop(AccountRegion region, RouteTable table, RouteTableAssociation association) =>
        region.Ec2.RouteTables.Put(table with { Associations = [.. table.Associations!.Where(other => other != association)] });

    private static (RouteTable Table, RouteTableAssociation Association) FindAssociation(AccountRegion region, string id)
    {
        foreach (var table in region.Ec2.RouteTables)
        {
            if (table.Associations!.FirstOrDefault(association => association.RouteTableAssociationId == id) is { } association)
            {
                return (table, association);
            }
        }

        throw Ec2Errors.AssociationNotFound(id);
    }

    private static void CheckSameVpc(RouteTable table, Subnet subnet)
    {
        if (table.VpcId != subnet.VpcId)
        {
            throw Ec2Errors.InvalidValue($"route table {table.RouteTableId} and subnet {subnet.SubnetId} belong to different networks");
        }
    }
}
