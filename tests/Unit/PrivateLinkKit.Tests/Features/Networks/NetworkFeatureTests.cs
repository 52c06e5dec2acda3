using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Networks;

public class NetworkFeatureTests
{
    [Fact]
    public void Compose_OneNatGateway_IsSharedByAllPrivateSubnets()
    {
        var network = Composed.Of(TwoZones);

        Assert.Equal(
        [
            "demo/vpc", "demo/public-eu-west-1a", "demo/public-eu-west-1b", "demo/private-eu-west-1a", "demo/private-eu-west-1b", "demo/igw",
            "demo/nat-ip-eu-west-1a", "demo/nat-eu-west-1a", "demo/public-routes", "demo/private-routes",
        ], network.Resources.Select(resource => resource.Id.Value));
        Assert.Equal(["demo/public-eu-west-1a", "demo/public-eu-west-1b"], network.Output.PublicSubnetIds.Select(id => id.ToString()));
        Assert.Equal(["demo/private-eu-west-1a", "demo/private-eu-west-1b"], network.Output.PrivateSubnetIds.Select(id => id.ToString()));
        Assert.Equal(["demo/private-routes"], network.Output.EgressRoutes.Select(id => id.Value));
        Assert.Equal(["0.0.0.0/0 to demo/igw"], RoutesOf(network, "public-routes"));
        Assert.Equal(["0.0.0.0/0 to demo/nat-eu-west-1a"], RoutesOf(network, "private-routes"));
    }

    [Fact]
    public void Compose_NatGatewayPerZone_GivesEachZoneItsOwnRoute()
    {
        var network = Composed.Of(TwoZones.WithNatGateways(NatGateways.OnePerZone));

        Assert.Equal(["demo/private-routes-eu-west-1a", "demo/private-routes-eu-west-1b"], network.Output.EgressRoutes.Select(id => id.Value));
        Assert.Equal(["0.0.0.0/0 to demo/nat-eu-west-1b"], RoutesOf(network, "private-routes-eu-west-1b"));
        Assert.Equal(["demo/private-eu-west-1b"], Table(network, "private-routes-eu-west-1b").SubnetIds.Select(id => id.ToString()));
    }

    [Fact]
    public void Compose_NoNatGateway_HasNoEgressRoute()
    {
        var network = Composed.Of(TwoZones.WithNatGateways(NatGateways.None));

        Assert.Empty(network.Output.EgressRoutes);
        Assert.Empty(Table(network, "private-routes").Routes);
        Assert.DoesNotContain(network.Resources, resource => resource is NatGateway or ElasticIp);
    }

    [Fact]
    public void Compose_PrivateSubnetsOnly_HasNoInternetGateway()
    {
        var network = Composed.Of(VpcBuilder.ForConsumer.AcrossZones("eu-west-1a"));

        Assert.Equal(["demo/vpc", "demo/private-eu-west-1a", "demo/private-routes"], network.Resources.Select(resource => resource.Id.Value));
    }

    [Fact]
    public void Compose_AnyResource_CarriesTheTagsOfItsSide() =>
        Assert.All(Composed.Of(TwoZones).Resources, resource => Assert.Equal([new Tag("team", "a")], resource.Tags));

    [Fact]
    public void Compose_UsedVpc_MakesNothingAndPlacesEverythingInTheNamedSubnets()
    {
        var network = Composed.Of(new UsedVpc(new UsedVpcBuilder("vpc-1").UseSubnets("subnet-1", "subnet-2")));

        Assert.Empty(network.Resources);
        Assert.Equal(Ref.To("vpc-1"), network.Output.VpcId);
        Assert.Equal([Ref.To("subnet-1"), Ref.To("subnet-2")], network.Output.SubnetIds(SubnetTier.Private));
        Assert.Equal(network.Output.PrivateSubnetIds, network.Output.SubnetIds(SubnetTier.Public));
    }

    [Fact]
    public void Compose_NatGateway_ComesAfterTheInternetGateway() =>
        Assert.Contains(new LogicalId("demo/igw"), Composed.Of(TwoZones).Resources.OfType<NatGateway>().Single().DependsOn);

    private static RouteTable Table(Composed network, string part) => network.Resources.OfType<RouteTable>().Single(table => table.Id.Value == $"demo/{part}");

    private static IEnumerable<string> RoutesOf(Composed network, string part) =>
        Table(network, part).Routes.Select(route => $"{route.Destination} to {route.Target}");

    private static VpcBuilder TwoZones => VpcBuilder.ForService.Cidr("10.0.0.0/24").AcrossZones("eu-west-1a", "eu-west-1b");

    private sealed record Composed(UnitNetwork Output, IReadOnlyList<Resource> Resources)
    {
        public static Composed Of(VpcBuilder vpc) => Of(new CreatedVpc(vpc));

        public static Composed Of(StackFeature network)
        {
            var outline = new StackOutline(new StackDescription(new UnitDescription("demo")
            {
                Placement = new PlacementSpec("eu-west-1"),
                Tags = [new Tag("team", "a")],
                Features = [network],
            }));
            var (feature, context) = Assert.Single(outline.Features);
            return new Composed(Assert.Single(context.All<UnitNetwork>()), [.. feature.Compose(context)]);
        }
    }
}
