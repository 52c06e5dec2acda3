using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>The VPC of the provider or of a consumer, with everything that belongs to it.</summary>
internal static class VpcComposer
{
    private const string Everywhere = "0.0.0.0/0";
    private const string PrivateRoutes = "private-routes";

    public static IEnumerable<Resource> Compose(VpcSpec network, FeatureContext unit, LogicalId id)
    {
        var vpc = new Vpc(id, unit.At) { CidrBlock = network.Cidr, Tags = unit.Tags };
        var gateways = InternetGateways(network, unit, vpc);
        var natZones = NatZones(network.NatGateways, network.Zones);
        return
        [
            vpc,
            .. network.Subnets.Select(subnet => Subnet(subnet, unit, vpc)),
            .. gateways,
            .. natZones.SelectMany(zone => Nat(zone, unit, gateways)),
            .. PublicTables(network, unit, vpc, gateways),
            .. PrivateTables(network, unit, vpc, natZones),
        ];
    }

    public static EquatableList<Ref> SubnetIds(SubnetTier tier, IEnumerable<string> zones, FeatureContext unit) =>
        zones.Select(zone => Ref.To(SubnetId(tier, zone, unit))).ToEquatableList();

    /// <summary>Returns the private route tables with a route to a NAT gateway.</summary>
    public static EquatableList<LogicalId> EgressRoutes(NatGateways natGateways, EquatableList<string> zones, FeatureContext unit) => natGateways switch
    {
        _ when zones.Count == 0 => [],
        NatGateways.OnePerZone => zones.Select(zone => unit.Id($"{PrivateRoutes}-{zone}")).ToEquatableList(),
        NatGateways.One => [unit.Id(PrivateRoutes)],
        _ => [],
    };

    private static Subnet Subnet(SubnetSpec subnet, FeatureContext unit, Vpc vpc) => new(SubnetId(subnet.Tier, subnet.Zone, unit), unit.At)
    {
        VpcId = Ref.To(vpc.Id),
        CidrBlock = subnet.Cidr,
        IsSizeAsked = subnet.IsSizeAsked,
        AvailabilityZone = subnet.Zone,
        Tags = unit.Tags,
    };

    private static List<InternetGateway> InternetGateways(VpcSpec network, FeatureContext unit, Vpc vpc) =>
        network.InternetGateway ? [new(unit.Id("igw"), unit.At) { VpcId = Ref.To(vpc.Id), Tags = unit.Tags }] : [];

    private static EquatableList<string> NatZones(NatGateways natGateways, EquatableList<string> zones) => natGateways switch
    {
        NatGateways.None => [],
        NatGateways.One => [zones[0]],
        NatGateways.OnePerZone => zones,
        _ => throw new NotSupportedException($"{natGateways} NAT gateways cannot be composed."),
    };

    private static IEnumerable<Resource> Nat(string zone, FeatureContext unit, List<InternetGateway> gateways)
    {
        var address = new ElasticIp(unit.Id($"nat-ip-{zone}"), unit.At) { Tags = unit.Tags };
        yield return address;
        yield return new NatGateway(NatId(zone, unit), unit.At)
        {
            SubnetId = Ref.To(SubnetId(SubnetTier.Public, zone, unit)),
            AllocationId = Ref.To(address.Id),
            After = gateways.Select(gateway => gateway.Id).ToEquatableList(),
            Tags = unit.Tags,
        };
    }

    private static IEnumerable<RouteTable> PublicTables(VpcSpec network, FeatureContext unit, Vpc vpc, List<InternetGateway> gateways)
    {
        var subnets = network.SubnetsOf(SubnetTier.Public).ToList();
        if (subnets.Count > 0)
        {
            yield return Table("public-routes", subnets, gateways.Select(gateway => new Route(Everywhere, Ref.To(gateway.Id))), unit, vpc);
        }
    }

    /// <summary>Composes one private route table, or one per zone if each zone has its own egress route.</summary>
    private static IEnumerable<RouteTable> PrivateTables(VpcSpec network, FeatureContext unit, Vpc vpc, EquatableList<string> natZones)
    {
        var subnets = network.SubnetsOf(SubnetTier.Private).ToList();
        return network.NatGateways is NatGateways.OnePerZone
            ? [.. subnets.GroupBy(subnet => subnet.Zone).Select(zone => PrivateTable($"{PrivateRoutes}-{zone.Key}", [.. zone], zone.Key))]
            : subnets.Count == 0 ? [] : [PrivateTable(PrivateRoutes, subnets, natZones.FirstOrDefault())];

        RouteTable PrivateTable(string part, List<SubnetSpec> of, string? natZone)
        {
            EquatableList<LogicalId> nats = natZone is null ? [] : [NatId(natZone, unit)];
            return Table(part, of, nats.Select(nat => new Route(Everywhere, Ref.To(nat))), unit, vpc) with { AfterReady = nats };
        }
    }

    private static RouteTable Table(string part, List<SubnetSpec> subnets, IEnumerable<Route> routes, FeatureContext unit, Vpc vpc) =>
        new(unit.Id(part), unit.At)
        {
            VpcId = Ref.To(vpc.Id),
            SubnetIds = subnets.Select(subnet => Ref.To(SubnetId(subnet.Tier, subnet.Zone, unit))).ToEquatableList(),
            Routes = routes.ToEquatableList(),
            Tags = unit.Tags,
        };

    private static LogicalId SubnetId(SubnetTier tier, string zone, FeatureContext unit) =>
        unit.Id(tier is SubnetTier.Public ? $"public-{zone}" : $"private-{zone}");

    private static LogicalId NatId(string zone, FeatureContext unit) => unit.Id($"nat-{zone}");
}
