using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Networks;

public class NetworkComposerTests
{
    private static readonly Unit Demo = new("demo", "demo", new Placement("eu-west-1"), [new Tag("team", "a")]);

    private static readonly NetworkSpec.Created TwoZones = new()
    {
        Cidr = "10.0.0.0/24",
        Subnets =
        [
            new SubnetSpec("eu-west-1a", "10.0.0.0/26", SubnetTier.Public),
            new SubnetSpec("eu-west-1b", "10.0.0.64/26", SubnetTier.Public),
            new SubnetSpec("eu-west-1a", "10.0.0.128/26", SubnetTier.Private),
            new SubnetSpec("eu-west-1b", "10.0.0.192/26", SubnetTier.Private),
        ],
        NatGateways = NatGateways.One,
    };

    [Fact]
    public void Compose_OneNatGateway_IsSharedByAllPrivateSubnets()
    {
        var network = NetworkComposer.Compose(TwoZones, Demo);

        Assert.Equal(
        [
            "demo/vpc", "demo/public-eu-west-1a", "demo/public-eu-west-1b", "demo/private-eu-west-1a", "demo/private-eu-west-1b", "demo/igw",
            "demo/nat-ip-eu-west-1a", "demo/nat-eu-west-1a", "demo/public-routes", "demo/private-routes",
        ], network.Resources.Select(resource => resource.Id.Value));
        Assert.Equal(["demo/public-eu-west-1a", "demo/public-eu-west-1b"], network.PublicSubnetIds.Select(id => id.ToString()));
        Assert.Equal(["demo/private-eu-west-1a", "demo/private-eu-west-1b"], network.PrivateSubnetIds.Select(id => id.ToString()));
        Assert.Equal(["demo/private-routes"], network.EgressRoutes.Select(id => id.Value));
        Assert.Equal(["0.0.0.0/0 to demo/igw"], RoutesOf(network, "public-routes"));
        Assert.Equal(["0.0.0.0/0 to demo/nat-eu-west-1a"], RoutesOf(network, "private-routes"));
    }

    [Fact]
    public void Compose_NatGatewayPerZone_GivesEachZoneItsOwnRoute()
    {
        var network = NetworkComposer.Compose(TwoZones with { NatGateways = NatGateways.OnePerZone }, Demo);

        Assert.Equal(["demo/private-routes-eu-west-1a", "demo/private-routes-eu-west-1b"], network.EgressRoutes.Select(id => id.Value));
        Assert.Equal(["0.0.0.0/0 to demo/nat-eu-west-1b"], RoutesOf(network, "private-routes-eu-west-1b"));
        Assert.Equal(["demo/private-eu-west-1b"], Table(network, "private-routes-eu-west-1b").SubnetIds.Select(id => id.ToString()));
    }

    [Fact]
    public void Compose_NoNatGateway_HasNoEgressRoute()
    {
        var network = NetworkComposer.Compose(TwoZones with { NatGateways = NatGateways.None }, Demo);

        Assert.Empty(network.EgressRoutes);
        Assert.Empty(Table(network, "private-routes").Routes);
        Assert.DoesNotContain(network.Resources, resource => resource is NatGateway or ElasticIp);
    }

    [Fact]
    public void Compose_PrivateSubnetsOnly_HasNoInternetGateway()
    {
        var network = NetworkComposer.Compose(
            TwoZones with { Subnets = [new SubnetSpec("eu-west-1a", "10.0.0.0/24", SubnetTier.Private)], NatGateways = NatGateways.None }, Demo);

        Assert.Equal(["demo/vpc", "demo/private-eu-west-1a", "demo/private-routes"], network.Resources.Select(resource => resource.Id.Value));
    }

    [Fact]
    public void Compose_AnyResource_CarriesTheTagsOfItsSide() =>
        Assert.All(NetworkComposer.Compose(TwoZones, Demo).Resources, resource => Assert.Equal([new Tag("team", "a")], resource.Tags));

    [Fact]
    public void Compose_UsedVpc_MakesNothingAndPlacesEverythingInTheNamedSubnets()
    {
        var network = NetworkComposer.Compose(new NetworkSpec.Used("vpc-1", ["subnet-1", "subnet-2"]), Demo);

        Assert.Empty(network.Resources);
        Assert.Equal(Ref.To("vpc-1"), network.VpcId);
        Assert.Equal([Ref.To("subnet-1"), Ref.To("subnet-2")], network.SubnetIds(SubnetTier.Private));
        Assert.Equal(network.PrivateSubnetIds, network.SubnetIds(SubnetTier.Public));
    }

    [Fact]
    public void Compose_NatGateway_ComesAfterTheInternetGateway() =>
        Assert.Contains(Demo.Id("igw"), NetworkComposer.Compose(TwoZones, Demo).Resources.OfType<NatGateway>().Single().DependsOn);

    private static RouteTable Table(ComposedNetwork network, string part) => network.Resources.OfType<RouteTable>().Single(table => table.Id == Demo.Id(part));

    private static IEnumerable<string> RoutesOf(ComposedNetwork network, string part) =>
        Table(network, part).Routes.Select(route => $"{route.Destination} to {route.Target}");
}
