using System.Net.Http.Headers;
using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services.Route53;

/// <summary>Calls Route 53 in its wire format, as an account.</summary>
internal sealed class ZoneCalls(EmbeddedAws aws, string account = TestEnvironment.Provider)
{
    private const string Version = "2013-04-01";

    private int _references;

    /// <summary>Sends a request and returns the answer, without its namespace.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the version of the API.</param>
    /// <param name="body">The body; null: none.</param>
    public async Task<(int Status, XElement Answer)> SendAsync(string method, string path, string? body = null)
    {
        using var http = new HttpClient { BaseAddress = aws.ServiceUrl };
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/{Version}/{path}") { Content = body is null ? null : new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={account}/20260101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var xml = text is "" ? new XElement("Nothing") : XElement.Parse(text);
        foreach (var element in xml.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.RemoveAttributes();
        }

        return ((int)answer.StatusCode, xml);
    }

    public async Task<XElement> CallAsync(string method, string path, string? body = null)
    {
        var (status, answer) = await SendAsync(method, path, body);
        Assert.True(status < 300, answer.ToString());
        return answer;
    }

    /// <summary>Makes a call that is refused with a code, and returns the message.</summary>
    public async Task<string> RefusedAsync(string code, string method, string path, string? body = null)
    {
        var (status, answer) = await SendAsync(method, path, body);
        Assert.True(status >= 400 && answer.Descendants("Code").SingleOrDefault()?.Value == code, $"{status} {answer}");
        return answer.Descendants("Message").Single().Value;
    }

    /// <summary>Creates a zone, private if a VPC is given, and returns its id.</summary>
    public async Task<string> CreateAsync(string name, string? vpcId = null)
    {
        var answer = await CallAsync("POST", "hostedzone", Creation(name, vpcId));
        return IdOf(answer.Element("HostedZone")!);
    }

    public string Creation(string name, string? vpcId = null) =>
        $"<CreateHostedZoneRequest><Name>{name}</Name>{(vpcId is null ? "" : Vpc(vpcId))}<CallerReference>{++_references}</CallerReference>"
            + "</CreateHostedZoneRequest>";

    public static string IdOf(XElement zone) => zone.Element("Id")!.Value.Split('/')[^1];

    public static string Vpc(string id, string region = TestEnvironment.Region) => $"<VPC><VPCRegion>{region}</VPCRegion><VPCId>{id}</VPCId></VPC>";

    /// <summary>Changes records, each an action and a set as <see cref="Set"/> writes it.</summary>
    public Task<XElement> ChangeAsync(string zone, params IEnumerable<string> changes) => CallAsync("POST", $"hostedzone/{zone}/rrset/", Batch(changes));

    public Task<string> ChangeRefusedAsync(string zone, params IEnumerable<string> changes) =>
        RefusedAsync("InvalidChangeBatch", "POST", $"hostedzone/{zone}/rrset/", Batch(changes));

    public static string Upsert(string name, string type, params IEnumerable<string> values) => Change("UPSERT", Set(name, type, values));

    public static string Change(string action, string set) => $"<Change><Action>{action}</Action>{set}</Change>";

    public static string Set(string name, string type, params IEnumerable<string> values) => Set(name, type, "", values);

    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="policy">Elements of a routing policy.</param>
    /// <param name="values">The values.</param>
    public static string Set(string name, string type, string policy, IEnumerable<string> values) =>
        $"<ResourceRecordSet><Name>{name}</Name><Type>{type}</Type>{policy}<TTL>60</TTL><ResourceRecords>"
            + string.Concat(values.Select(value => new XElement("ResourceRecord", new XElement("Value", value))))
            + "</ResourceRecords></ResourceRecordSet>";

    public static string Alias(string name, string zone, string target, bool evaluates = false, string policy = "") =>
        $"<ResourceRecordSet><Name>{name}</Name><Type>A</Type>{policy}<AliasTarget><HostedZoneId>{zone}</HostedZoneId><DNSName>{target}</DNSName>"
            + $"<EvaluateTargetHealth>{(evaluates ? "true" : "false")}</EvaluateTargetHealth></AliasTarget></ResourceRecordSet>";

    public static string Batch(IEnumerable<string> changes) =>
        $"<ChangeResourceRecordSetsRequest><ChangeBatch><Changes>{string.Concat(changes)}</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>";

    public async Task<IReadOnlyList<string>> NamesAsync(string zone, string query = "") =>
        [.. (await CallAsync("GET", $"hostedzone/{zone}/rrset{query}")).Descendants("ResourceRecordSet")
            .Select(set => $"{set.Element("Name")!.Value} {set.Element("Type")!.Value}")];
}
