using System.Net;
using System.Net.Sockets;
using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services.Route53;
using static PrivateLinkKit.Testing.Tests.Services.Route53.ZoneCalls;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>Names of private hosted zones, as programs in VPCs resolve and use them.</summary>
public sealed class PrivateZoneTests : IAsyncLifetime
{
    private const string Name = "tasks.shop.internal";

    private readonly ManualTime _clock = new();
    private Chain _chain = null!;
    private ZoneCalls _zones = null!;
    private string _zone = "";

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync(options: new() { ConnectTimeout = TimeSpan.Zero, TimeProvider = _clock });
        await _chain.Customer.ModifyVpcAttributeAsync(new() { VpcId = _chain.CustomerVpcId, EnableDnsHostnames = true });
        _zones = new ZoneCalls(_chain.Aws, TestEnvironment.Consumer);
        _zone = await _zones.CreateAsync("shop.internal", _chain.CustomerVpcId);
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Get_ByAnAliasOfTheEndpoint_ReachesTheTasks()
    {
        var entry = _chain.Endpoint.DnsEntries[0];

        await _zones.ChangeAsync(_zone, Change("CREATE", Alias(Name, entry.HostedZoneId, entry.DnsName, evaluates: true)));

        Assert.EndsWith($"to {Name} ", await _chain.GetAsync(Name), StringComparison.Ordinal);
        Assert.Equal(2, Resolve(Name).Split(' ').Length);
    }

    [Fact]
    public async Task Get_ByACnameOfTheEndpoint_ReachesTheTasks()
    {
        await _zones.ChangeAsync(_zone, Upsert(Name, "CNAME", _chain.RegionalName));

        Assert.EndsWith($"to {Name} ", await _chain.GetAsync(Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AfterTheRecordIsDeleted_DoesNotResolve()
    {
        await _zones.ChangeAsync(_zone, Upsert(Name, "CNAME", _chain.RegionalName));
        await _chain.GetAsync(Name);

        await _zones.ChangeAsync(_zone, Change("DELETE", Set(Name, "CNAME", _chain.RegionalName)));

        Assert.Equal(NetworkOutcome.UnknownName, _chain.Network.Explain(_chain.CustomerVpcId, Name, 80).Outcome);
    }

    [Fact]
    public async Task Resolve_OutsideTheVpcsOfTheZone_GivesNothing()
    {
        await _zones.ChangeAsync(_zone, Upsert(Name, "A", "10.0.0.9"));
        var other = (await _chain.Customer.CreateVpcAsync(new() { CidrBlock = "10.9.0.0/16" })).Vpc.VpcId;
        await _chain.Customer.ModifyVpcAttributeAsync(new() { VpcId = other, EnableDnsHostnames = true });
        await _chain.Customer.CreateSubnetAsync(new() { VpcId = other, CidrBlock = "10.9.0.0/24" });

        var before = Resolve(Name, other);
        await _zones.CallAsync("POST", $"hostedzone/{_zone}/associatevpc", $"<VpcRequest>{Vpc(other)}</VpcRequest>");
        var associated = Resolve(Name, other);
        await _zones.CallAsync("POST", $"hostedzone/{_zone}/disassociatevpc", $"<VpcRequest>{Vpc(other)}</VpcRequest>");

        Assert.Equal(("", "10.0.0.9", ""), (before, associated, Resolve(Name, other)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resolve_VpcWithoutDnsSupportOrHostNames_GivesNothing(bool support)
    {
        await _zones.ChangeAsync(_zone, Upsert(Name, "A", "10.0.0.9"));

        await _chain.Customer.ModifyVpcAttributeAsync(
            support ? new() { VpcId = _chain.CustomerVpcId, EnableDnsHostnames = false } : new() { VpcId = _chain.CustomerVpcId, EnableDnsSupport = false });

        Assert.Empty(Resolve(Name));
    }

    [Fact]
    public async Task Resolve_NameThatTheZoneLacks_IsNotAskedElsewhere()
    {
        var zone = await _zones.CreateAsync("example.com");
        await _zones.ChangeAsync(zone, Upsert("a.example.com", "A", "192.0.2.1"));
        var outside = Resolve("a.example.com");

        await _zones.CreateAsync("example.com", _chain.CustomerVpcId);

        Assert.Equal(("192.0.2.1", ""), (outside, Resolve("a.example.com")));
    }

    [Fact]
    public async Task Resolve_SeveralZones_TheMostSpecificAnswers()
    {
        var below = await _zones.CreateAsync("tasks.shop.internal", _chain.CustomerVpcId);
        await _zones.ChangeAsync(_zone, Upsert(Name, "A", "10.0.0.1"), Upsert($"a.{Name}", "A", "10.0.0.1"), Upsert("*.shop.internal", "A", "10.0.0.3"));
        await _zones.ChangeAsync(below, Upsert(Name, "A", "10.0.0.2"));

        Assert.Equal(("10.0.0.2", "", "10.0.0.3"), (Resolve(Name), Resolve($"a.{Name}"), Resolve("b.c.shop.internal")));
    }

    [Fact]
    public async Task Resolve_Wildcard_DoesNotCoverNamesThatExist()
    {
        await _zones.ChangeAsync(
            _zone, Upsert("*.shop.internal", "A", "10.0.0.3"), Upsert("a.shop.internal", "TXT", "\"a\""), Upsert("c.b.shop.internal", "A", "10.0.0.4"));

        Assert.Equal(("", "", "", "10.0.0.3"),
            (Resolve("a.shop.internal"), Resolve("b.shop.internal"), Resolve("x.b.shop.internal"), Resolve("d.shop.internal")));
    }

    [Fact]
    public async Task Resolve_Weights_ShareTheAnswers()
    {
        await _zones.ChangeAsync(
            _zone,
            Change("CREATE", Set(Name, "A", "<SetIdentifier>a</SetIdentifier><Weight>3</Weight>", ["10.0.0.1"])),
            Change("CREATE", Set(Name, "A", "<SetIdentifier>b</SetIdentifier><Weight>1</Weight>", ["10.0.0.2"])),
            Change("CREATE", Set(Name, "A", "<SetIdentifier>c</SetIdentifier><Weight>0</Weight>", ["10.0.0.3"])));

        var answers = Enumerable.Range(0, 8).Select(_ => Resolve(Name)).CountBy(address => address).ToDictionary();

        Assert.Equal(new Dictionary<string, int> { ["10.0.0.1"] = 6, ["10.0.0.2"] = 2 }, answers);
    }

    [Fact]
    public async Task Resolve_SeveralValues_CombinesTheSets()
    {
        await _zones.ChangeAsync(_zone, Enumerable.Range(1, 9).Select(i => Change(
            "CREATE", Set(Name, "A", $"<SetIdentifier>{i}</SetIdentifier><MultiValueAnswer>true</MultiValueAnswer>", [$"10.0.0.{i}"]))));

        Assert.Equal(8, Resolve(Name).Split(' ').Length);
        Assert.Equal(9, Enumerable.Range(0, 9).SelectMany(_ => Resolve(Name).Split(' ')).Distinct().Count());
    }

    [Fact]
    public async Task Resolve_PrimaryEndpointDeleted_FailsOver()
    {
        var entry = _chain.Endpoint.DnsEntries[0];
        await _zones.ChangeAsync(
            _zone,
            Change("CREATE", Alias(Name, entry.HostedZoneId, entry.DnsName, evaluates: true, "<SetIdentifier>a</SetIdentifier><Failover>PRIMARY</Failover>")),
            Change("CREATE", Set(Name, "A", "<SetIdentifier>b</SetIdentifier><Failover>SECONDARY</Failover>", ["10.0.0.9"])));
        var before = await LookUpAsync();

        await _chain.Customer.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [_chain.Endpoint.VpcEndpointId] });

        Assert.Equal(2, before.Count);
        Assert.Equal("10.0.0.9", string.Join(' ', await LookUpAsync()));

        Task<IReadOnlyList<IPAddress>> LookUpAsync() => _chain.Network.StandIn(_chain.CustomerVpcId).LookUpAsync(Name, default);
    }

    [Fact]
    public async Task Resolve_AliasThatLeadsToItselfByAWildcard_GivesNothing()
    {
        await _zones.ChangeAsync(
            _zone, Upsert("b.shop.internal", "A", "10.0.0.1"), Change("CREATE", Alias("*.shop.internal", _zone, "b.shop.internal", evaluates: true)));
        var before = Resolve("any.shop.internal");

        await _zones.ChangeAsync(_zone, Change("DELETE", Set("b.shop.internal", "A", "10.0.0.1")));

        Assert.Equal(("10.0.0.1", ""), (before, Resolve("any.shop.internal")));
    }

    [Fact]
    public async Task Connect_PrimaryWithUnhealthyTargets_FailsOverAndBack()
    {
        var balancer = (await _chain.Elb.DescribeLoadBalancersAsync(new() { LoadBalancerArns = [_chain.NlbArn] })).LoadBalancers[0];
        var zones = new ZoneCalls(_chain.Aws);
        await _chain.Ec2.ModifyVpcAttributeAsync(new() { VpcId = balancer.VpcId, EnableDnsHostnames = true });
        var zone = await zones.CreateAsync("shop.internal", balancer.VpcId);
        await zones.ChangeAsync(
            zone,
            Change("CREATE", Set("spare.shop.internal", "A", "10.100.100.250")),
            Change("CREATE", Alias(
                "own.shop.internal", balancer.CanonicalHostedZoneId, balancer.DNSName, evaluates: true,
                "<SetIdentifier>a</SetIdentifier><Failover>PRIMARY</Failover>")),
            Change("CREATE", Alias("own.shop.internal", zone, "spare.shop.internal", policy: "<SetIdentifier>b</SetIdentifier><Failover>SECONDARY</Failover>")),
            Change("CREATE", Set(Name, "CNAME", "own.shop.internal")));
        var healthy = await AddressesAsync();

        await _chain.RevokeIngressAsync(_chain.TaskGroupId, 8080, fromGroup: _chain.NlbGroupId);
        var unhealthy = await AddressesAsync();
        await _chain.AdmitAsync(_chain.TaskGroupId, 8080, "10.100.100.0/24");

        Assert.Equal((2, "10.100.100.250", healthy), (healthy.Split(' ').Length, unhealthy, await AddressesAsync()));

        async Task<string> AddressesAsync()
        {
            _clock.Advance(TimeSpan.FromMinutes(5));
            await Assert.ThrowsAnyAsync<SocketException>(() => _chain.Network.ConnectAsync(balancer.VpcId, Name, 81));
            return string.Join(' ', _chain.Network.Resolve(balancer.VpcId, Name).Select(address => address.ToString()).Order());
        }
    }

    [Fact]
    public async Task Alias_OfAnotherTypeThanAddresses_IsRefused() => Assert.Contains(
        "types A and AAAA only",
        await _zones.ChangeRefusedAsync(
            _zone,
            Change("CREATE", Alias(Name, _chain.Endpoint.DnsEntries[0].HostedZoneId, _chain.RegionalName).Replace("<Type>A<", "<Type>TXT<"))),
        StringComparison.Ordinal);

    [Fact]
    public async Task Alias_ThatPointsAtNothing_IsRefused()
    {
        var entry = _chain.Endpoint.DnsEntries[0];

        var unknown = await _zones.ChangeRefusedAsync(_zone, Change("CREATE", Alias(Name, entry.HostedZoneId, $"x{entry.DnsName}")));
        var elsewhere = await _zones.ChangeRefusedAsync(_zone, Change("CREATE", Alias(Name, "Z26RNL4JYFTOTI", entry.DnsName)));
        var missing = await _zones.ChangeRefusedAsync(_zone, Change("CREATE", Alias(Name, _zone, "other.shop.internal")));
        var outside = await _zones.ChangeRefusedAsync(_zone, Change("CREATE", Alias(Name, _zone, "example.com")));

        Assert.All([unknown, missing], fault => Assert.EndsWith("but that target was not found]", fault, StringComparison.Ordinal));
        Assert.All([elsewhere, outside], fault => Assert.EndsWith("does not lie within the target zone]", fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PrivateName_OfADomainThatTheVpcHasAsAZone_Conflicts()
    {
        await VerifyAsync("tasks.example.com");
        await _zones.CreateAsync("tasks.example.com", _chain.CustomerVpcId);

        var conflict = await Assert.ThrowsAsync<AmazonEC2Exception>(EnableAsync);

        Assert.Contains("conflicting DNS domain for tasks.example.com", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zone_OfADomainThatAnEndpointHas_Conflicts()
    {
        await VerifyAsync("tasks.example.com");
        await EnableAsync();

        await _zones.RefusedAsync("ConflictingDomainExists", "POST", "hostedzone", _zones.Creation("tasks.example.com", _chain.CustomerVpcId));
        await _zones.CreateAsync("example.com", _chain.CustomerVpcId);
        var listed = await _zones.CallAsync("GET", $"hostedzonesbyvpc?vpcid={_chain.CustomerVpcId}&vpcregion=eu-west-1");

        Assert.Equal("vpce.amazonaws.com", listed.Descendants("OwningService").Single().Value);
        Assert.NotEmpty(await _chain.GetAsync("tasks.example.com"));
    }

    private async Task VerifyAsync(string name)
    {
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = name });
        await _chain.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = _chain.ServiceId });
    }

    private Task<ModifyVpcEndpointResponse> EnableAsync() =>
        _chain.Customer.ModifyVpcEndpointAsync(new() { VpcEndpointId = _chain.Endpoint.VpcEndpointId, PrivateDnsEnabled = true });

    private string Resolve(string name, string? standingIn = null) => string.Join(' ', _chain.Network.Resolve(standingIn ?? _chain.CustomerVpcId, name));
}
