using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;
using NetworkAcl = PrivateLinkKit.Testing.Wire.Ec2.NetworkAcl;
using RouteTable = PrivateLinkKit.Testing.Wire.Ec2.RouteTable;
using Subnet = PrivateLinkKit.Testing.Wire.Ec2.Subnet;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>VPCs, subnets and routes for the map of the network.</summary>
internal static class SubnetMap
{
    public static void AddSubnets(NetworkMapBuilder map, AccountRegion region)
    {
        var acls = region.Ec2.NetworkAcls.Select(acl => (Acl: acl, Rules: Translate(acl)))
            .SelectMany(acl => acl.Acl.Associations!, (acl, association) => (association.SubnetId!, acl.Rules)).ToDictionary();
        var routesOf = RoutesIn(region);
        foreach (var row in region.Ec2.Subnets)
        {
            var range = IPNetwork.Parse(row.CidrBlock!);
            map.Add(new Network.Map.Subnet(row.SubnetId!, row.VpcId!, range, row.AvailabilityZone!, row.AvailabilityZoneId!, routesOf(row))
            {
                Acl = acls[row.SubnetId!],
            });
        }
    }

    public static void AddVpcs(NetworkMapBuilder map, AccountRegion region)
    {
        foreach (var row in region.Ec2.Vpcs)
        {
            var attributes = region.Ec2.VpcAttributes.Find(row.VpcId)!;
            map.Add(new Vpc(
                row.VpcId!,
                region.Name,
                attributes.DnsSupport,
                [.. region.Ec2.Subnets.Where(subnet => subnet.VpcId == row.VpcId).Select(subnet => map.Subnets[subnet.SubnetId!])])
            {
                HasPrivateZones = attributes is { DnsSupport: true, DnsHostnames: true },
                PublicDomain = attributes.DnsHostnames ? PublicHostNames.DomainOf(region) : null,
            });
        }
    }

    // A subnet without a table of its own uses the main one.
    private static Func<Subnet, RouteRules> RoutesIn(AccountRegion region)
    {
        var tables = region.Ec2.RouteTables.SelectMany(
                table => table.Associations!, (table, association) => (Key: association.Main is true ? table.VpcId! : association.SubnetId!, Table: table))
            .ToDictionary(own => own.Key, own => new Lazy<RouteRules>(() => Translate(region, own.Table)));
        return subnet => (tables.GetValueOrDefault(subnet.SubnetId!) ?? tables[subnet.VpcId!]).Value;
    }

    private static RouteRules Translate(AccountRegion region, RouteTable table) =>
        new(table.RouteTableId!, [.. table.Routes!.SelectMany(route => Translate(region, route))]);

    private static AclRules Translate(NetworkAcl acl) =>
        new(acl.NetworkAclId!, NetworkAclEntries.RulesOf(acl, egress: false), NetworkAclEntries.RulesOf(acl, egress: true));

    private static IEnumerable<Route> Translate(AccountRegion region, Wire.Ec2.Route route)
    {
        IEnumerable<IPNetwork> destinations = route.DestinationCidrBlock is { } block ? [IPNetwork.Parse(block)]
            : route.DestinationPrefixListId is { } list ? PrefixLists.BlocksOf(region, list)
            : [];
        var target = route.GatewayId ?? route.NatGatewayId ?? route.NetworkInterfaceId ?? route.VpcPeeringConnectionId ?? route.TransitGatewayId;
        return destinations.Select(destination => new Route(destination, target ?? "an unknown gateway", route.State is "blackhole"));
    }
}
