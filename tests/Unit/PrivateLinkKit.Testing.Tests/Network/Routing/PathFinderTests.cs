using System.Net;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Tests.Network.Routing;

public class PathFinderTests
{
    private const string Endpoint1 = "10.1.1.4";
    private const string Endpoint2 = "10.1.2.4";
    private const string Nlb1 = "10.2.1.5";

    private readonly SmallNetwork _world = new();

    [Theory]
    [InlineData(Endpoint1, "10.2.1.6")]
    [InlineData(Endpoint2, "10.2.2.6")]
    public void Find_ThroughTheEndpoint_StaysInTheZoneOfTheSameId(string endpoint, string target)
    {
        var path = _world.Find(endpoint);

        Assert.Equal((target, 8080), (path.Destination!.Address.ToString(), path.Port));
        Assert.Equal("vpce-1", path.EndpointId);
        Assert.Equal(["nlb"], path.Balancers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Find_ThroughTheEndpoint_TargetSeesTheLoadBalancer(bool keepsClientAddress)
    {
        _world.KeepsClientAddress = keepsClientAddress;

        Assert.Equal(Nlb1, _world.Find(Endpoint1).Source.ToString());
    }

    [Theory]
    [InlineData(false, Nlb1)]
    [InlineData(true, "10.2.1.254")]
    public void Find_WithoutEndpoint_TargetSeesTheClientWhereTheGroupKeepsIt(bool keepsClientAddress, string source)
    {
        _world.KeepsClientAddress = keepsClientAddress;

        Assert.Equal(source, _world.Find(Nlb1, from: "vpc-provider").Source.ToString());
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("pendingAcceptance")]
    [InlineData("rejected")]
    public void Find_EndpointNotAvailable_IsDropped(string state)
    {
        _world.EndpointState = state;

        Assert.Equal($"dropped by vpce-1: its state is {state}", _world.Find(Endpoint1).Drop);
    }

    [Fact]
    public void Find_EndpointGroupDoesNotAdmit_IsDropped()
    {
        _world.EndpointIngress.Clear();

        Assert.Equal("dropped by sg-endpoint (endpoint): no ingress rule for tcp 80 from 10.1.1.254", _world.Find(Endpoint1).Drop);
    }

    [Fact]
    public void Find_LoadBalancerDoesNotAdmitTheClient_IsDroppedOnlyWhenEnforced()
    {
        _world.NlbIngress.Clear();

        Assert.Contains("sg-nlb (nlb): no ingress rule for tcp 80 from 10.1.1.254", _world.Find(Endpoint1).Drop, StringComparison.Ordinal);
        _world.Enforces = false;
        Assert.Null(_world.Find(Endpoint1).Drop);
    }

    [Fact]
    public void Find_LoadBalancerAdmitsOnlyAGroup_DropsPrivateLinkTraffic()
    {
        _world.NlbIngress.Clear();
        _world.NlbIngress.Add(new GroupRule("-1", -1, -1, GroupId: "sg-endpoint"));

        Assert.NotNull(_world.Find(Endpoint1, from: "eni-endpoint1").Drop);
    }

    [Fact]
    public void Find_LoadBalancerMayNotSend_IsDropped()
    {
        _world.NlbEgress.Clear();

        Assert.Equal("dropped by sg-nlb (nlb): no egress rule for tcp 8080 to 10.2.1.6 (sg-task)", _world.Find(Endpoint1).Drop);
    }

    [Fact]
    public void Find_TargetAdmitsOthersOnly_IsDropped()
    {
        _world.TaskIngress.Clear();

        Assert.Equal("dropped by sg-task (task): no ingress rule for tcp 8080 from 10.2.1.5 (sg-nlb)", _world.Find(Endpoint1).Drop);
    }

    [Fact]
    public void Find_PortWithoutListener_IsDropped()
    {
        _world.EndpointIngress.Add(new GroupRule("-1", null, null, IPNetwork.Parse("0.0.0.0/0")));
        _world.NlbIngress.Add(new GroupRule("-1", null, null, IPNetwork.Parse("0.0.0.0/0")));

        Assert.Equal("dropped by load balancer nlb: it has no listener on port 81", _world.Find(Endpoint1, port: 81).Drop);
    }

    [Fact]
    public void Find_LoadBalancerStillProvisioning_IsDropped()
    {
        _world.IsActive = false;

        Assert.Equal("dropped by load balancer nlb: it is not active yet", _world.Find(Endpoint1).Drop);
    }

    [Theory]
    [InlineData(true, "eni-task1")]
    [InlineData(false, "eni-nlb1")]
    public void Find_PastAnApplicationLoadBalancer_EndsAtOneStillProvisioning(bool isActive, string destination)
    {
        _world.IsApplication = true;
        _world.IsActive = isActive;
        var map = _world.Draw();

        var path = new PathFinder(map, _world.Picker, onlyLook: true, pastApplications: true).Find(map.Stand("vpc-provider")!, IPAddress.Parse(Nlb1), 80);

        Assert.Equal((null, destination), (path.Drop, path.Destination?.Id));
    }

    [Fact]
    public void Find_NoTargets_IsDropped()
    {
        _world.TargetZones.Clear();

        Assert.Contains("has no registered targets", _world.Find(Endpoint1).Drop, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OwnZoneHasNoHealthyTarget_IsDroppedUnlessZonesAreCrossed()
    {
        _world.SetHealth(1, isHealthy: false);

        Assert.Contains("has no healthy target in eu-west-1a (euw1-az1)", _world.Find(Endpoint1).Drop, StringComparison.Ordinal);
        _world.CrossesZones = true;
        Assert.Equal("10.2.2.6", _world.Find(Endpoint1).Destination!.Address.ToString());
    }

    [Fact]
    public void Find_NoHealthyTargetAnywhere_FailsOpen()
    {
        _world.SetHealth(1, isHealthy: false);
        _world.SetHealth(2, isHealthy: false);

        Assert.Equal("10.2.1.6", _world.Find(Endpoint1).Destination!.Address.ToString());
    }

    [Theory]
    [InlineData("10.2.1.6", "dropped by rtb-consumer: no route to 10.2.1.6")]
    [InlineData("10.1.3.9", "dropped in vpc-consumer: no network interface has the address 10.1.3.9")]
    [InlineData("10.3.0.1", "dropped by rtb-consumer: the route to 10.3.0.0/16 is a blackhole (nat-1 is gone)")]
    [InlineData("10.4.0.1", "dropped behind igw-1: 10.4.0.1 is not reached from there")]
    public void Find_NowhereToGo_ReportsWhy(string to, string reason)
    {
        _world.ConsumerRoutes.Add(new Route(IPNetwork.Parse("10.3.0.0/16"), "nat-1", IsBlackhole: true));
        _world.ConsumerRoutes.Add(new Route(IPNetwork.Parse("10.4.0.0/16"), "igw-1"));

        Assert.Equal(reason, _world.Find(to).Drop);
    }
}
