using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services.Route53;

public sealed class HostedZonesTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private TestEnvironment _lab = null!;
    private ZoneCalls _zones = null!;

    public async Task InitializeAsync()
    {
        _lab = await TestEnvironment.StartAsync(new() { TimeProvider = _clock, Pace = Pace.Realistic, Quotas = ResourceQuotas.Aws });
        _zones = new ZoneCalls(_lab.Aws);
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Create_PublicZone_HasItsServersAndRecords()
    {
        var made = await _zones.CallAsync("POST", "hostedzone", _zones.Creation("Example.COM"));

        var servers = made.Descendants("NameServer").Select(server => server.Value).ToList();
        Assert.Equal("example.com.", made.Element("HostedZone")!.Element("Name")!.Value);
        Assert.Equal(["com", "net", "org", "co.uk"], servers.Select(server => server.Split('.', 3)[2]));
        Assert.Equal("PENDING", made.Element("ChangeInfo")!.Element("Status")!.Value);
        Assert.Equal(["example.com. NS", "example.com. SOA"], await _zones.NamesAsync(ZoneCalls.IdOf(made.Element("HostedZone")!)));
    }

    [Fact]
    public async Task Create_SameReferenceAgain_IsRefused()
    {
        var body = _zones.Creation("example.com");
        await _zones.CallAsync("POST", "hostedzone", body);

        await _zones.RefusedAsync("HostedZoneAlreadyExists", "POST", "hostedzone", body);

        Assert.Equal("1", (await _zones.CallAsync("GET", "hostedzonecount")).Value);
    }

    [Theory]
    [InlineData("com")]
    [InlineData("a..b")]
    [InlineData(@"\9.b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123.b")]
    public Task Create_InvalidName_IsRefused(string name) => _zones.RefusedAsync("InvalidDomainName", "POST", "hostedzone", _zones.Creation(name));

    [Fact]
    public async Task Create_VpcOfNobodyOrAnotherAccount_IsRefused()
    {
        using var theirs = _lab.Ec2Of(TestEnvironment.Consumer);
        var vpc = await _lab.VpcAsync(ec2: theirs);

        await _zones.RefusedAsync("InvalidVPCId", "POST", "hostedzone", _zones.Creation("a.internal", vpc));
        await _zones.RefusedAsync("InvalidVPCId", "POST", "hostedzone", _zones.Creation("a.internal", "vpc-1"));
    }

    [Fact]
    public async Task Create_SameNameInTheSameVpc_Conflicts()
    {
        var (vpc, other) = (await _lab.VpcAsync(), await _lab.VpcAsync());
        var zone = await _zones.CreateAsync("a.internal", vpc);

        var message = await _zones.RefusedAsync("ConflictingDomainExists", "POST", "hostedzone", _zones.Creation("a.internal", vpc));
        await _zones.CreateAsync("a.internal", other);
        await _zones.CreateAsync("b.a.internal", vpc);

        Assert.Contains(zone, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_BeyondTheQuota_IsRefused()
    {
        for (var i = 0; i < 500; i++)
        {
            await _zones.CreateAsync($"z{i}.example");
        }

        await _zones.RefusedAsync("TooManyHostedZones", "POST", "hostedzone", _zones.Creation("one.more"));
    }

    [Fact]
    public async Task GetChange_AfterAWhile_IsInSync()
    {
        var made = await _zones.CallAsync("POST", "hostedzone", _zones.Creation("example.com"));
        var change = made.Element("ChangeInfo")!.Element("Id")!.Value[1..];

        var before = await _zones.CallAsync("GET", change);
        _clock.Advance(TimeSpan.FromSeconds(30));
        var after = await _zones.CallAsync("GET", change);

        Assert.Equal(("PENDING", "INSYNC"), (before.Descendants("Status").Single().Value, after.Descendants("Status").Single().Value));
        await _zones.RefusedAsync("NoSuchChange", "GET", "change/C1");
    }

    [Fact]
    public async Task Delete_WithRecords_IsRefusedUntilTheyAreGone()
    {
        var zone = await _zones.CreateAsync("example.com");
        await _zones.ChangeAsync(zone, ZoneCalls.Upsert("a.example.com", "A", "192.0.2.1"));

        await _zones.RefusedAsync("HostedZoneNotEmpty", "DELETE", $"hostedzone/{zone}");
        await _zones.ChangeAsync(zone, ZoneCalls.Change("DELETE", ZoneCalls.Set("a.example.com", "A", "192.0.2.1")));
        await _zones.CallAsync("DELETE", $"hostedzone/{zone}");

        await _zones.RefusedAsync("NoSuchHostedZone", "GET", $"hostedzone/{zone}");
    }

    [Fact]
    public async Task Get_ZoneOfAnotherAccount_IsUnknown() => await new ZoneCalls(_lab.Aws, TestEnvironment.Consumer)
        .RefusedAsync("NoSuchHostedZone", "GET", $"hostedzone/{await _zones.CreateAsync("example.com")}");

    [Fact]
    public async Task ListByName_Zones_AreOrderedByReversedLabels()
    {
        foreach (var name in new[] { "example.org", "a.example.com", "example.com", "b.example.com", "example.co" })
        {
            await _zones.CreateAsync(name);
        }

        var all = await _zones.CallAsync("GET", "hostedzonesbyname");
        var page = await _zones.CallAsync("GET", "hostedzonesbyname?dnsname=a.example.com&maxitems=1");
        var next = await _zones.CallAsync(
            "GET", $"hostedzonesbyname?dnsname={page.Element("NextDNSName")!.Value}&hostedzoneid={page.Element("NextHostedZoneId")!.Value}&maxitems=1");

        Assert.Equal("example.co. example.com. a.example.com. b.example.com. example.org.", Names(all));
        Assert.Equal(("a.example.com.", "b.example.com."), (Names(page), Names(next)));
    }

    [Fact]
    public async Task List_Pages_ContinueAtTheMarker()
    {
        var vpc = await _lab.VpcAsync();
        await _zones.CreateAsync("a.example");
        await _zones.CreateAsync("b.example", vpc);

        var page = await _zones.CallAsync("GET", "hostedzone?maxitems=1");
        var next = await _zones.CallAsync("GET", $"hostedzone?maxitems=1&marker={page.Element("NextMarker")!.Value}");
        var ofVpcs = await _zones.CallAsync("GET", "hostedzone?hostedzonetype=PrivateHostedZone");

        Assert.Equal(("a.example.", "b.example.", "b.example."), (Names(page), Names(next), Names(ofVpcs)));
        Assert.Equal("false", next.Element("IsTruncated")!.Value);
    }

    [Fact]
    public async Task Tags_OfAZone_AreListed()
    {
        var zone = await _zones.CreateAsync("example.com");

        await _zones.CallAsync(
            "POST",
            $"tags/hostedzone/{zone}",
            "<ChangeTagsForResourceRequest><AddTags><Tag><Key>team</Key><Value>a</Value></Tag></AddTags></ChangeTagsForResourceRequest>");

        Assert.Equal("team", (await _zones.CallAsync("GET", $"tags/hostedzone/{zone}")).Descendants("Key").Single().Value);
        await _zones.RefusedAsync("NoSuchHealthCheck", "GET", "tags/healthcheck/1");
    }

    private static string Names(XElement answer) => string.Join(' ', answer.Descendants("HostedZone").Select(zone => zone.Element("Name")!.Value));
}
