using static PrivateLinkKit.Testing.Tests.Services.Route53.ZoneCalls;

namespace PrivateLinkKit.Testing.Tests.Services.Route53;

public sealed class DnsAnswersTests : IAsyncLifetime
{
    private TestEnvironment _lab = null!;
    private ZoneCalls _zones = null!;

    public async Task InitializeAsync()
    {
        _lab = await TestEnvironment.StartAsync();
        _zones = new ZoneCalls(_lab.Aws);
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Theory]
    [InlineData("a.example.com", "A", "NOERROR", "192.0.2.1 192.0.2.2")]
    [InlineData("a.example.com", "TXT", "NOERROR", "")]
    [InlineData("any.w.example.com", "TXT", "NOERROR", "\"a\"")]
    [InlineData("b.example.com", "A", "NXDOMAIN", "")]
    [InlineData("example.org", "A", "REFUSED", "")]
    public async Task Test_PublicZone_AnswersAsItsNameServers(string name, string type, string code, string values)
    {
        var zone = await _zones.CreateAsync("example.com");
        await _zones.ChangeAsync(zone, Upsert("a.example.com", "A", "192.0.2.1", "192.0.2.2"), Upsert("*.w.example.com", "TXT", "\"a\""));

        var answer = await _zones.CallAsync("GET", $"testdnsanswer?hostedzoneid={zone}&recordname={name}&recordtype={type}");

        Assert.Equal(code, answer.Element("ResponseCode")!.Value);
        Assert.Equal(values, string.Join(' ', answer.Descendants("RecordDataEntry").Select(value => value.Value)));
        Assert.StartsWith("ns-", answer.Element("Nameserver")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ZoneBehindAnOlderOneOfTheSameName_AnswersByItself()
    {
        await _zones.CreateAsync("example.com");
        var second = await _zones.CreateAsync("example.com");
        await _zones.ChangeAsync(second, Upsert("a.example.com", "A", "192.0.2.7"));

        var answer = await _zones.CallAsync("GET", $"testdnsanswer?hostedzoneid={second}&recordname=a.example.com&recordtype=A");

        Assert.Equal("192.0.2.7", answer.Descendants("RecordDataEntry").Single().Value);
        Assert.Empty(await _lab.Aws.PublicDns.QueryAsync("a.example.com", "A"));
    }

    [Fact]
    public async Task Test_PrivateZone_IsRefused()
    {
        var zone = await _zones.CreateAsync("shop.internal", await _lab.VpcAsync());

        await _zones.RefusedAsync("InvalidInput", "GET", $"testdnsanswer?hostedzoneid={zone}&recordname=a.shop.internal&recordtype=A");
    }
}
