using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Routes to gateways and network interfaces.</summary>
internal static class Routes
{
    public static CreateRouteResult Create(ServiceCall call, CreateRouteRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        var destination = RouteDestination.Of(
            call.Region, request.DestinationCidrBlock, request.DestinationIpv6CidrBlock, request.DestinationPrefixListId);
        var route = RouteTargets.Route(
            call.Region, table, destination, request.GatewayId, request.NatGatewayId, request.NetworkInterfaceId, request.EgressOnlyInternetGatewayId);
        if (table.Routes!.Any(destination.IsOf))
        {
            throw Ec2Errors.RouteExists(destination.Text);
        }

        Ec2Quotas.Route(
            call.Region, table.Routes!.Append(route).Sum(each => PrefixListUses.Weight(call.Region, each.DestinationPrefixListId)) - 1);
        Add(call.Region, table, route);
        return new() { Return = true };
    }

    public static void Add(AccountRegion region, RouteTable table, Route route) =>
        region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!, route] });

    public static ReplaceRouteResult Replace(ServiceCall call, ReplaceRouteRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        var destination = RouteDestination.Of(
            call.Region, request.DestinationCidrBlock, request.DestinationIpv6CidrBlock, request.DestinationPrefixListId);
        var route = RouteTargets.Route(
            call.Region, table, destination, request.GatewayId, request.NatGatewayId, request.NetworkInterfaceId, request.EgressOnlyInternetGatewayId);
        var replaced = table.Routes!.FirstOrDefault(destination.IsOf)
            ?? throw Ec2Errors.InvalidValue($"There is no route defined for '{destination.Text}' in the route table. Use CreateRoute instead.");
        CheckOfNoEndpoint(table, replaced, destination);
        call.Region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!.Select(other => other == replaced ? route : other)] });
        return new();
    }

    public static DeleteRouteResult Delete(ServiceCall call, DeleteRouteRequest request)
    {
        var table = Existing.RouteTable(call.Region, request.RouteTableId!);
        var destination = RouteDestination.Of(
            call.Region, request.DestinationCidrBlock, request.DestinationIpv6CidrBlock, request.DestinationPrefixListId);
        var route = table.Routes!.FirstOrDefault(destination.IsOf)
            ?? throw Ec2Errors.RouteNotFound(destination.Parameter, destination.Text, table.RouteTableId!);
        if (route.GatewayId == LocalRoutes.Target)
        {
            throw Ec2Errors.InvalidValue($"cannot remove local route {destination.Text} in route table {table.RouteTableId}");
        }

        CheckOfNoEndpoint(table, route, destination);
        call.Region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!.Where(other => other != route)] });
        return new();
    }

    private static void CheckOfNoEndpoint(RouteTable table, Route route, RouteDestination destination)
    {
        if (route.GatewayId?.StartsWith("vpce-", StringComparison.Ordinal) is true)
        {
            throw Ec2Errors.InvalidValue($"cannot remove VPC endpoint route {destination.Text} in route table {table.RouteTableId}");
        }
    }
}
