using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The routes that every table has to its own VPC, one for each of its blocks.</summary>
internal static class LocalRoutes
{
    public const string Target = "local";

    /// <summary>The local routes of a new table.</summary>
    public static IReadOnlyList<Route> Of(Vpc vpc) =>
    [
        .. AddressBlocks.Of(vpc).Select(block => To(new() { DestinationCidrBlock = block.ToString() })),
        .. (vpc.Ipv6CidrBlockAssociationSet ?? []).Where(block => block.Ipv6CidrBlockState!.State is "associated")
            .Select(block => To(new() { DestinationIpv6CidrBlock = block.Ipv6CidrBlock })),
    ];

    /// <summary>Adds a local route to all tables of a VPC, after the others.</summary>
    public static void Add(AccountRegion region, string vpcId, Route destination)
    {
        var local = To(destination);
        foreach (var table in region.Ec2.RouteTables.Where(table => table.VpcId == vpcId))
        {
            var others = table.Routes!.TakeWhile(route => route.GatewayId == Target).Count();
            region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!.Take(others), local, .. table.Routes!.Skip(others)] });
        }
    }

    /// <summary>Removes local routes from all tables of a VPC.</summary>
    public static void Remove(AccountRegion region, string vpcId, Func<Route, bool> isMeant)
    {
        foreach (var table in region.Ec2.RouteTables.Where(table => table.VpcId == vpcId))
        {
            region.Ec2.RouteTables.Put(table with { Routes = [.. table.Routes!.Where(route => route.GatewayId != Target || !isMeant(route))] });
        }
    }

    private static Route To(Route destination) => destination with { GatewayId = Target, Origin = "CreateRouteTable", State = "active" };
}
