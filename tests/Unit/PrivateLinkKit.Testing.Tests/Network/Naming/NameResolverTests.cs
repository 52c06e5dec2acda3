using PrivateLinkKit.Testing.Network.Naming;

namespace PrivateLinkKit.Testing.Tests.Network.Naming;

public class NameResolverTests
{
    private const string Own = "api.example.com";

    private readonly SmallNetwork _world = new();

    [Theory]
    [InlineData("vpc-consumer")]
    [InlineData("vpc-provider")]
    public void Resolve_RegionalName_GivesAllInterfacesEverywhere(string standingIn) =>
        Assert.Equal(["10.1.1.4", "10.1.2.4"], Resolve(SmallNetwork.RegionalName, standingIn).Order());

    [Fact]
    public void Resolve_RegionalNameAgain_StartsWithTheNextInterface() =>
        Assert.NotEqual(Resolve(SmallNetwork.RegionalName)[0], Resolve(SmallNetwork.RegionalName)[0]);

    [Fact]
    public void Resolve_RootWhileAnEndpointHasNoNames_GivesNothing()
    {
        _world.HasEndpointNames = false;

        Assert.Empty(Resolve("."));
    }

    [Fact]
    public void Resolve_ZoneWithoutHealthyTarget_DropsOutOfTheRegionalName()
    {
        _world.SetHealth(1, isHealthy: false);

        Assert.Equal(["10.1.2.4"], Resolve(SmallNetwork.RegionalName));
        Assert.Equal(["10.2.2.5"], Resolve(SmallNetwork.NlbName));
    }

    [Fact]
    public void Resolve_NoHealthyTargetAnywhere_KeepsAllZones()
    {
        _world.SetHealth(1, isHealthy: false);
        _world.SetHealth(2, isHealthy: false);

        Assert.Equal(2, Resolve(SmallNetwork.RegionalName).Count);
    }

    [Theory]
    [InlineData("vpce-1-abc-eu-west-1c.vpce-svc-1.eu-west-1.vpce.amazonaws.com", "10.1.1.4")]
    [InlineData("vpce-1-abc-eu-west-1a.vpce-svc-1.eu-west-1.vpce.amazonaws.com", "10.1.2.4")]
    [InlineData("eu-west-1b.nlb-1.elb.eu-west-1.amazonaws.com", "10.2.2.5")]
    [InlineData("EU-WEST-1B.NLB-1.elb.eu-west-1.amazonaws.com.", "10.2.2.5")]
    [InlineData("ip-10-1-1-4.eu-west-1.compute.internal", "10.1.1.4")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    public void Resolve_NameOfOneAddress_GivesIt(string name, string address) => Assert.Equal([address], Resolve(name));

    [Theory]
    [InlineData("example.com")]
    [InlineData("ip-10-1-1-99.eu-west-1.compute.internal")]
    [InlineData("eu-west-1z.nlb-1.elb.eu-west-1.amazonaws.com")]
    public void Resolve_UnknownName_GivesNothing(string name) => Assert.Empty(Resolve(name));

    [Theory]
    [InlineData(Own)]
    [InlineData("*.example.com")]
    public void Resolve_PrivateName_WorksInTheEndpointsVpcOnly(string privateName)
    {
        _world.PrivateName = privateName;

        Assert.Equal(2, Resolve(Own).Count);
        Assert.Empty(Resolve(Own, "vpc-provider"));
    }

    [Fact]
    public void Resolve_PrivateNameOfAnEndpointNotAvailable_GivesNothing()
    {
        _world.PrivateName = Own;
        _world.EndpointState = "pendingAcceptance";

        Assert.Empty(Resolve(Own));
    }

    [Fact]
    public void Resolve_VpcWithoutDnsSupport_KnowsNoNames()
    {
        _world.HasDns = false;

        Assert.Empty(Resolve(SmallNetwork.RegionalName));
    }

    private List<string> Resolve(string name, string standingIn = "vpc-consumer")
    {
        var map = _world.Draw();
        var resolver = new NameResolver(_world.Picker, new NameLookup(_world.Picker, new PublicRecords()));
        return [.. resolver.Resolve(map, map.Stand(standingIn)!, name, onlyLook: false).Select(address => address.ToString())];
    }
}
