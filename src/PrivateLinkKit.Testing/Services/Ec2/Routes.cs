using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>
/// Routes to internet gateways, NAT gateways and network interfaces. The parameter GatewayId also accepts a NAT gateway; the route returns
/// it as NatGatewayId.
/// </summary>
internal static class Routes
{
    /// <summary>The target of the route that every table has to its own VPC.</summary>
    public const string Local = "local";

    private static readonly string[] OtherGateways = ["cagw", "eigw", "lgw", "tgw", "vgw", "vpce"];

    public static CreateRouteResult Create(ServiceCall call, CreateRouteRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        var route = New(call.Region, table, request.DestinationCidrBlock, request.GatewayId, request.NatGatewayId, request.NetworkInterfaceId);
        if (Find(table, route.DestinationCidrBlock!) is not null)
        {
            throw Ec2Errors.RouteExists(route.DestinationCidrBlock!);
        }

        Ec2Quotas.Route(call.Region, table.Routes!.Count);
        Add(call.Region, table, route);
        return new() { Return = true };
    }

    public static void Add(AccountRegion region, RouteTable table, Route route) =>
        region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!, route] });

    public static ReplaceRouteResult Replace(ServiceCall call, ReplaceRouteRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        var route = New(call.Region, table, request.DestinationCidrBlock, request.GatewayId, request.NatGatewayId, request.NetworkInterfaceId);
        var replaced = Find(table, route.DestinationCidrBlock!)
            ?? throw Ec2Errors.InvalidValue($"There is no route defined for '{route.DestinationCidrBlock}' in the route table. Use CreateRoute instead.");
        call.Region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!.Select(other => other == replaced ? route : other)] });
        return new();
    }

    public static DeleteRouteResult Delete(ServiceCall call, DeleteRouteRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        var destination = Destination(request.DestinationCidrBlock);
        var route = Find(table, destination) ?? throw Ec2Errors.RouteNotFound(destination, table.RouteTableId!);
        if (route.GatewayId == Local)
        {
            throw Ec2Errors.InvalidValue($"cannot remove local route {destination} in route table {table.RouteTableId}");
        }

        call.Region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!.Where(other => other != route)] });
        return new();
    }

    private static Route? Find(RouteTable table, string destination) => table.Routes!.FirstOrDefault(route => route.DestinationCidrBlock == destination);

    private static string Destination(string? cidr) => Cidr.TryParse(cidr ?? throw Ec2Errors.Missing("destinationCidrBlock"))?.ToString()
        ?? throw Ec2Errors.InvalidValue(cidr, "destinationCidrBlock", "This is not a valid CIDR block.");

    private static Route New(AccountRegion region, RouteTable table, string? destination, string? gatewayId, string? natGatewayId, string? interfaceId)
    {
        string?[] targets = [gatewayId, natGatewayId, interfaceId];
        if (targets.Count(given => given is not null) != 1)
        {
            throw Ec2Errors.InvalidCombination("The request must name exactly one target: gatewayId, natGatewayId or networkInterfaceId");
        }

        var target = targets.First(given => given is not null)!;
        var route = new Route { DestinationCidrBlock = Destination(destination), Origin = "CreateRoute", State = "active" };
        var (vpcIds, named) = KindOf(gatewayId, natGatewayId) switch
        {
            "igw" => (GatewayVpcs(region, target), route with { GatewayId = target }),
            "nat" => ([NatGatewayVpc(region, target)], route with { NatGatewayId = target }),
            "eni" => ([Existing.NetworkInterface(region, target).VpcId], route with { NetworkInterfaceId = target }),
            var kind => throw Ec2Errors.NotEmulated($"routes to gateways of the kind {kind}-"),
        };
        return vpcIds.Contains(table.VpcId)
            ? named
            : throw Ec2Errors.InvalidValue($"route table {table.RouteTableId} and network gateway {target} belong to different networks");
    }

    private static string KindOf(string? gatewayId, string? natGatewayId)
    {
        if (gatewayId is null)
        {
            return natGatewayId is null ? "eni" : "nat";
        }

        var prefix = gatewayId.Split('-')[0];
        return prefix is "nat" || OtherGateways.Contains(prefix) ? prefix : "igw";
    }

    private static IEnumerable<string?> GatewayVpcs(AccountRegion region, string id) =>
        (region.Ec2.InternetGateways.Find(id) ?? throw Ec2Errors.InternetGatewayNotFound(id)).Attachments!.Select(attachment => attachment.VpcId);

    private static string? NatGatewayVpc(AccountRegion region, string id) =>
        region.Ec2.NatGateways.Find(id) is { State: not ("deleting" or "deleted") } gateway ? gateway.VpcId : throw Ec2Errors.NatGatewayNotFound(id);
}
