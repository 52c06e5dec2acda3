using System.Net.Http.Headers;
using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Modules;

/// <summary>A REST API with XML by its definition file, which carries the names of list items too.</summary>
public sealed class RestXmlDefinitionTests : IAsyncLifetime
{
    private const string Zone = "/2013-04-01/hostedzone/Z1";

    private TestEnvironment _environment = null!;

    public async Task InitializeAsync() =>
        _environment = await TestEnvironment.StartAsync(new() { Services = [new HostedZones()], TimeProvider = new ManualTime() });

    public async Task DisposeAsync() => await _environment.DisposeAsync();

    [Fact]
    public async Task Answer_WithLists_WrapsThemInElements()
    {
        var (status, answer) = await SendAsync("GET", Zone);

        Assert.Equal(200, status);
        Assert.Equal("GetHostedZoneResponse", answer.Name.LocalName);
        Assert.Equal(
            "<DelegationSet><NameServers><NameServer>ns-1.example</NameServer><NameServer>ns-2.example</NameServer></NameServers></DelegationSet>",
            Text(answer.Element("DelegationSet")!));
    }

    [Theory]
    [InlineData("/rrset/")]
    [InlineData("/rrset")]
    public async Task Request_WithLists_IsRead(string path)
    {
        await ChangeAsync(path, Record("UPSERT", "a.example", "10.0.0.1", "10.0.0.2"), Record("UPSERT", "b.example", "10.0.0.3"));
        await ChangeAsync(path, Record("DELETE", "b.example", "10.0.0.3"));

        var (_, listed) = await SendAsync("GET", $"{Zone}/rrset?maxitems=10");

        Assert.Equal(
            "<ResourceRecordSets><ResourceRecordSet><Name>a.example</Name><Type>A</Type><TTL>60</TTL><ResourceRecords>"
                + "<ResourceRecord><Value>10.0.0.1</Value></ResourceRecord><ResourceRecord><Value>10.0.0.2</Value></ResourceRecord></ResourceRecords>"
                + "</ResourceRecordSet></ResourceRecordSets>",
            Text(listed.Element("ResourceRecordSets")!));
    }

    [Theory]
    [InlineData("<Changes><Change><Action>GROW</Action></Change></Changes>", "ChangeBatch.Changes.Change.1.Action")]
    [InlineData("<Changes><Other/></Changes>", "elements named Change")]
    [InlineData("<Changes/>", "length greater than or equal to 1")]
    [InlineData("<Comment>none</Comment>", "ChangeBatch.Changes")]
    public async Task Request_Invalid_IsRefusedByPath(string batch, string expected)
    {
        var (status, answer) = await SendAsync("POST", $"{Zone}/rrset", $"<Change><ChangeBatch>{batch}</ChangeBatch></Change>");

        Assert.Equal(400, status);
        Assert.Contains(expected, answer.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_NestedTooDeeply_IsRefused()
    {
        var nested = Enumerable.Range(0, 65).Aggregate("", (inner, _) => $"<a>{inner}</a>");

        var (status, answer) = await SendAsync("POST", $"{Zone}/rrset", nested);

        Assert.Equal(400, status);
        Assert.Contains("MalformedXML", answer.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_OfTheService_HasItsStatusAndCode()
    {
        var (status, answer) = await SendAsync("GET", "/2013-04-01/hostedzone/Z2");

        Assert.Equal(404, status);
        Assert.Equal("NoSuchHostedZone", answer.Element("Error")!.Element("Code")!.Value);
    }

    private async Task ChangeAsync(string path, params string[] changes)
    {
        var (status, answer) = await SendAsync(
            "POST",
            $"{Zone}{path}",
            $"<ChangeResourceRecordSetsRequest xmlns='https://route53.amazonaws.com/doc/2013-04-01/'><ChangeBatch><Changes>{string.Concat(changes)}</Changes>"
                + "</ChangeBatch></ChangeResourceRecordSetsRequest>");
        Assert.True(status is 200, answer.ToString());
    }

    private static string Record(string action, string name, params string[] values) =>
        $"<Change><Action>{action}</Action><ResourceRecordSet><Name>{name}</Name><Type>A</Type><TTL>60</TTL><ResourceRecords>"
            + string.Concat(values.Select(value => $"<ResourceRecord><Value>{value}</Value></ResourceRecord>"))
            + "</ResourceRecords></ResourceRecordSet></Change>";

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);

    private async Task<(int Status, XElement Answer)> SendAsync(string method, string path, string? body = null)
    {
        using var http = new HttpClient { BaseAddress = _environment.Aws.ServiceUrl };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Scope("route53")}, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        var xml = XElement.Parse(await answer.Content.ReadAsStringAsync());
        foreach (var element in xml.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.RemoveAttributes();
        }

        return ((int)answer.StatusCode, xml);
    }
}
