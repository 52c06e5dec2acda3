using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Networks;

/// <summary>The VPC of the provider or of a consumer, with everything that belongs to it.</summary>
internal static class NetworkComposer
{
    private const string Everywhere = "0.0.0.0/0";

    public static ComposedNetwork Compose(NetworkSpec network, Unit unit) => network switch
    {
        NetworkSpec.Used used => Use(used),
        NetworkSpec.Created created => Create(created, unit),
        _ => throw new NotSupportedException($"A network of type {network.GetType().Name} cannot be composed."),
    };

    private static ComposedNetwork Use(NetworkSpec.Used used)
    {
        var subnets = used.SubnetIds.Select(Ref.To).ToEquatableList();
        return new ComposedNetwork(Ref.To(used.VpcId), []) { PublicSubnetIds = subnets, PrivateSubnetIds = subnets, EgressRoutes = [] };
    }

    private static ComposedNetwork Create(NetworkSpec.Created network, Unit unit)
    {
        var vpc = new Vpc(unit.Id(Parts.Vpc), unit.At) { CidrBlock = network.Cidr, Tags = unit.Tags };
        var gateways = InternetGateways(network, unit, vpc);
        var natZones = NatZones(network);
        var nats = natZones.SelectMany(zone => Nat(zone, unit, gateways)).ToList();
        var privateTables = PrivateTables(network, unit, vpc, natZones);

        return new ComposedNetwork(Ref.To(vpc.Id),
        [
            vpc,
            .. network.Subnets.Select(subnet => Subnet(subnet, unit, vpc)),
            .. gateways,
            .. nats,
            .. PublicTables(network, unit, vpc, gateways),
            .. privateTables,
        ])
        {
            PublicSubnetIds = SubnetIds(network.SubnetsOf(SubnetTier.Public), unit),
            PrivateSubnetIds = SubnetIds(network.SubnetsOf(SubnetTier.Private), unit),
            EgressRoutes = natZones.Count == 0 ? [] : privateTables.Select(table => table.Id).ToEquatableList(),
        };
    }

    private static Subnet Subnet(SubnetSpec subnet, Unit unit, Vpc vpc) => new(SubnetId(subnet, unit), unit.At)
    {
        VpcId = Ref.To(vpc.Id),
        CidrBlock = subnet.Cidr,
        IsSizeAsked = subnet.IsSizeAsked,
        AvailabilityZone = subnet.Zone,
        Tags = unit.Tags,
    };

    private static List<InternetGateway> InternetGateways(NetworkSpec.Created network, Unit unit, Vpc vpc) =>
        network.InternetGateway ? [new(unit.Id("igw"), unit.At) { VpcId = Ref.To(vpc.Id), Tags = unit.Tags }] : [];

    private static EquatableList<string> NatZones(NetworkSpec.Created network) => network.NatGateways switch
    {
        NatGateways.None => [],
        NatGateways.One => [network.Zones[0]],
        NatGateways.OnePerZone => network.Zones,
        _ => throw new NotSupportedException($"{network.NatGateways} NAT gateways cannot be composed."),
    };

    private static IEnumerable<Resource> Nat(string zone, Unit unit, List<InternetGateway> gateways)
    {
        var address = new ElasticIp(unit.Id($"nat-ip-{zone}"), unit.At) { Tags = unit.Tags };
        yield return address;
        yield return new NatGateway(NatId(zone, unit), unit.At)
        {
            SubnetId = Ref.To(unit.Id($"public-{zone}")),
            AllocationId = Ref.To(address.Id),
            After = gateways.Select(gateway => gateway.Id).ToEquatableList(),
            Tags = unit.Tags,
        };
    }

    private static IEnumerable<RouteTable> PublicTables(NetworkSpec.Created network, Unit unit, Vpc vpc, List<InternetGateway> gateways)
    {
        var subnets = network.SubnetsOf(SubnetTier.Public).ToList();
        if (subnets.Count > 0)
        {
            yield return Table("public-routes", subnets, gateways.Select(gateway => new Route(Everywhere, Ref.To(gateway.Id))), unit, vpc);
        }
    }

    /// <summary>Composes one private route table, or one per zone if each zone has its own egress route.</summary>
    private static List<RouteTable> PrivateTables(NetworkSpec.Created network, Unit unit, Vpc vpc, EquatableList<string> natZones)
    {
        var subnets = network.SubnetsOf(SubnetTier.Private).ToList();
        return network.NatGateways is NatGateways.OnePerZone
            ? [.. subnets.GroupBy(subnet => subnet.Zone).Select(zone => PrivateTable($"private-routes-{zone.Key}", [.. zone], zone.Key))]
            : subnets.Count == 0 ? [] : [PrivateTable("private-routes", subnets, natZones.FirstOrDefault())];

        RouteTable PrivateTable(string part, List<SubnetSpec> of, string? natZone)
        {
            EquatableList<LogicalId> nats = natZone is null ? [] : [NatId(natZone, unit)];
            return Table(part, of, nats.Select(nat => new Route(Everywhere, Ref.To(nat))), unit, vpc) with { AfterReady = nats };
        }
    }

    private static RouteTable Table(string part, List<SubnetSpec> subnets, IEnumerable<Route> routes, Unit unit, Vpc vpc) => new(unit.Id(part), unit.At)
    {
        VpcId = Ref.To(vpc.Id),
        SubnetIds = SubnetIds(subnets, unit),
        Routes = routes.ToEquatableList(),
        Tags = unit.Tags,
    };

    private static EquatableList<Ref> SubnetIds(IEnumerable<SubnetSpec> subnets, Unit unit) =>
        subnets.Select(subnet => Ref.To(SubnetId(subnet, unit))).ToEquatableList();

    private static LogicalId SubnetId(SubnetSpec subnet, Unit unit) =>
        unit.Id(subnet.Tier is SubnetTier.Public ? $"public-{subnet.Zone}" : $"private-{subnet.Zone}");

    private static LogicalId NatId(string zone, Unit unit) => unit.Id($"nat-{zone}");
}
