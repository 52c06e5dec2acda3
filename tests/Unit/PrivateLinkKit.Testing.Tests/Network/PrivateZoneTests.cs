using System.Net;
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

    private Chain _chain = null!;
    private ZoneCalls _zones = null!;
    private string _zone = "";

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync();
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

        await Assert.ThrowsAsync<HttpRequestException>(() => _chain.GetAsync(Name));
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
    public async Task Resolve_PrimaryWithoutHealthyTargets_FailsOver()
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
