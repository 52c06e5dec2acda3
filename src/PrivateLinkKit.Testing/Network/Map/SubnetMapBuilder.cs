using PrivateLinkKit.Testing.Services.Ec2;
using System.Net;
using PrivateLinkKit.Testing.Network.Rules;
using PrivateLinkKit.Testing.Wire.Ec2;
using Route = PrivateLinkKit.Testing.Network.Rules.Route;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Builds VPCs, subnets and routes from the EC2 service's records.</summary>
internal static class SubnetMapBuilder
{
    public static IEnumerable<Subnet> Subnets(AccountRegion region) => region.Ec2.Subnets.Select(row => new Subnet(
        row.SubnetId!,
        row.VpcId!,
        IPNetwork.Parse(row.CidrBlock!),
        row.AvailabilityZone!,
        row.AvailabilityZoneId!,
        Routes(region, row)));

    public static IEnumerable<Vpc> Vpcs(AccountRegion region, IReadOnlyDictionary<string, Subnet> subnets) => region.Ec2.Vpcs.Select(row => new Vpc(
        row.VpcId!,
        region.Name,
        region.Ec2.VpcAttributes.Find(row.VpcId)!.DnsSupport,
        [.. region.Ec2.Subnets.Where(subnet => subnet.VpcId == row.VpcId).Select(subnet => subnets[subnet.SubnetId!])]));

    // A subnet without a table of its own uses the main one.
    private static RouteRules Routes(AccountRegion region, Wire.Ec2.Subnet subnet)
    {
        var tables = region.Ec2.RouteTables.Where(table => table.VpcId == subnet.VpcId).ToList();
        var table = tables.Find(table => table.Associations?.Any(association => association.SubnetId == subnet.SubnetId) is true)
            ?? tables.Single(table => table.Associations?.Any(association => association.Main is true) is true);
        return new RouteRules(table.RouteTableId!, [.. from route in table.Routes ?? [] where route.DestinationCidrBlock is not null select Translate(route)]);
    }

    private static Route Translate(Wire.Ec2.Route route) => new(
        IPNetwork.Parse(route.DestinationCidrBlock!),
        route.GatewayId ?? route.NatGatewayId ?? route.NetworkInterfaceId ?? route.VpcPeeringConnectionId ?? route.TransitGatewayId ?? "an unknown gateway",
        route.State is "blackhole");
}
