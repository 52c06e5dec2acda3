using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Composition;

/// <summary>The VPC of the provider or of a consumer, with everything that belongs to it.</summary>
internal static class NetworkComposer
{
    private const string Everywhere = "0.0.0.0/0";

    public static ComposedNetwork Compose(NetworkSpec network, Side side) => network switch
    {
        NetworkSpec.Used used => Use(used),
        NetworkSpec.Created created => Create(created, side),
        _ => throw new NotSupportedException($"A network of type {network.GetType().Name} cannot be composed."),
    };

    private static ComposedNetwork Use(NetworkSpec.Used used)
    {
        var subnets = used.SubnetIds.Select(Ref.To).ToEquatableList();
        return new ComposedNetwork(Ref.To(used.VpcId), []) { PublicSubnetIds = subnets, PrivateSubnetIds = subnets, WaysOut = [] };
    }

    private static ComposedNetwork Create(NetworkSpec.Created network, Side side)
    {
        var vpc = new Vpc(side.Id(Parts.Vpc), side.At) { CidrBlock = network.Cidr, Tags = side.Tags };
        var gateways = InternetGateways(network, side, vpc);
        var natZones = NatZones(network);
        var nats = natZones.SelectMany(zone => Nat(zone, side, gateways)).ToList();
        var privateTables = PrivateTables(network, side, vpc, natZones);

        return new ComposedNetwork(Ref.To(vpc.Id),
        [
            vpc,
            .. network.Subnets.Select(subnet => Subnet(subnet, side, vpc)),
            .. gateways,
            .. nats,
            .. PublicTables(network, side, vpc, gateways),
            .. privateTables,
        ])
        {
            PublicSubnetIds = SubnetIds(network.SubnetsOf(SubnetTier.Public), side),
            PrivateSubnetIds = SubnetIds(network.SubnetsOf(SubnetTier.Private), side),
            WaysOut = natZones.Count == 0 ? [] : privateTables.Select(table => table.Id).ToEquatableList(),
        };
    }

    private static Subnet Subnet(SubnetSpec subnet, Side side, Vpc vpc) => new(SubnetId(subnet, side), side.At)
    {
        VpcId = Ref.To(vpc.Id),
        CidrBlock = subnet.Cidr,
        IsSizeAsked = subnet.IsSizeAsked,
        AvailabilityZone = subnet.Zone,
        Tags = side.Tags,
    };

    private static List<InternetGateway> InternetGateways(NetworkSpec.Created network, Side side, Vpc vpc) =>
        network.InternetGateway ? [new(side.Id("igw"), side.At) { VpcId = Ref.To(vpc.Id), Tags = side.Tags }] : [];

    private static EquatableList<string> NatZones(NetworkSpec.Created network) => network.NatGateways switch
    {
        NatGateways.None => [],
        NatGateways.One => [network.Zones[0]],
        NatGateways.OnePerZone => network.Zones,
        _ => throw new NotSupportedException($"{network.NatGateways} NAT gateways cannot be composed."),
    };

    private static IEnumerable<Resource> Nat(string zone, Side side, List<InternetGateway> gateways)
    {
        var address = new ElasticIp(side.Id($"nat-ip-{zone}"), side.At) { Tags = side.Tags };
        yield return address;
        yield return new NatGateway(NatId(zone, side), side.At)
        {
            SubnetId = Ref.To(side.Id($"public-{zone}")),
            AllocationId = Ref.To(address.Id),
            After = gateways.Select(gateway => gateway.Id).ToEquatableList(),
            Tags = side.Tags,
        };
    }

    private static IEnumerable<RouteTable> PublicTables(NetworkSpec.Created network, Side side, Vpc vpc, List<InternetGateway> gateways)
    {
        var subnets = network.SubnetsOf(SubnetTier.Public).ToList();
        if (subnets.Count > 0)
        {
            yield return Table("public-routes", subnets, gateways.Select(gateway => new Route(Everywhere, Ref.To(gateway.Id))), side, vpc);
        }
    }

    /// <summary>Composes one private route table, or one per zone if each zone has its own egress route.</summary>
    private static List<RouteTable> PrivateTables(NetworkSpec.Created network, Side side, Vpc vpc, EquatableList<string> natZones)
    {
        var subnets = network.SubnetsOf(SubnetTier.Private).ToList();
        return network.NatGateways is NatGateways.OnePerZone
            ? [.. subnets.GroupBy(subnet => subnet.Zone).Select(zone => PrivateTable($"private-routes-{zone.Key}", [.. zone], zone.Key))]
            : subnets.Count == 0 ? [] : [PrivateTable("private-routes", subnets, natZones.FirstOrDefault())];

        RouteTable PrivateTable(string part, List<SubnetSpec> of, string? natZone)
        {
            EquatableList<LogicalId> nats = natZone is null ? [] : [NatId(natZone, side)];
            return Table(part, of, nats.Select(nat => new Route(Everywhere, Ref.To(nat))), side, vpc) with { AfterReady = nats };
        }
    }

    private static RouteTable Table(string part, List<SubnetSpec> subnets, IEnumerable<Route> routes, Side side, Vpc vpc) => new(side.Id(part), side.At)
    {
        VpcId = Ref.To(vpc.Id),
        SubnetIds = SubnetIds(subnets, side),
        Routes = routes.ToEquatableList(),
        Tags = side.Tags,
    };

    private static EquatableList<Ref> SubnetIds(IEnumerable<SubnetSpec> subnets, Side side) =>
        subnets.Select(subnet => Ref.To(SubnetId(subnet, side))).ToEquatableList();

    private static LogicalId SubnetId(SubnetSpec subnet, Side side) =>
        side.Id(subnet.Tier is SubnetTier.Public ? $"public-{subnet.Zone}" : $"private-{subnet.Zone}");

    private static LogicalId NatId(string zone, Side side) => side.Id($"nat-{zone}");
}
