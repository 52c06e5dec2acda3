using System.Net;
using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services;
using PrivateLinkKit.Testing.Tests.Services.ApiGateways;

namespace PrivateLinkKit.Testing.Tests.Network.ApiGateways;

/// <summary>Requests to HTTP APIs, from the Internet to tasks behind a load balancer.</summary>
public sealed class HttpApiTests : IAsyncLifetime
{
    private const string Unavailable = """{"message":"Service Unavailable"}""";
    private const string NotFound = """{"message":"Not Found"}""";

    private ApiSite _site = null!;

    public async Task InitializeAsync() => _site = await ApiSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Get_ThroughTheLink_ReachesTheTask()
    {
        await _site.StageAsync();

        var seen = await _site.EchoAsync("/orders/7?a=1&b=x%20y");

        Assert.Equal(("/orders/7", "?a=1&b=x%20y", $"{_site.HostName}:{ApiSite.Port}"), ((string?)seen["path"], (string?)seen["query"], (string?)seen["host"]));
        Assert.Equal("HTTP/1.1 AmazonAPIGateway", (string?)seen["headers"]!["via"]);
        Assert.Contains("for=192.88.99.10", (string?)seen["headers"]!["forwarded"]);
        Assert.StartsWith("10.0.", (string?)seen["headers"]!["x-forwarded-for"]);
    }

    [Fact]
    public async Task Post_HasItsMethodAndAnId()
    {
        await _site.StageAsync();
        using var http = _site.Http();

        using var answer = await http.PostAsync($"https://{_site.HostName}/orders", new StringContent("one"));

        Assert.Equal("POST", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["method"]);
        Assert.Single(answer.Headers.GetValues("apigw-requestid"));
    }

    [Theory]
    [InlineData(null, "/test/orders")]
    [InlineData("$request.path", "/orders")]
    [InlineData("/v1/${request.path.proxy}/${stageVariables.color}", "/v1/orders/red")]
    public async Task Get_NamedStage_IsInThePathUnlessThatIsOverwritten(string? overwritten, string seen)
    {
        var change = overwritten is null ? null : new JsonObject { ["requestParameters"] = new JsonObject { ["overwrite:path"] = overwritten } };
        await _site.RouteAsync("GET /{proxy+}", change);
        await _site.StageAsync("test", change: new() { ["stageVariables"] = new JsonObject { ["color"] = "red" } });

        Assert.Equal(seen, (string?)(await _site.EchoAsync("/test/orders"))["path"]);
    }

    [Fact]
    public async Task Get_WithoutAStageOrRoute_IsNotFound()
    {
        var withoutStage = await _site.GetAsync("/orders");
        await _site.StageAsync("test");

        Assert.Equal((404, NotFound), withoutStage);
        Assert.Equal((404, NotFound), await _site.GetAsync("/orders"));
        Assert.Equal((404, NotFound), await _site.GetAsync("/test"));
    }

    [Theory]
    [InlineData("GET", "/pets/dog/1", "GET /pets/dog/1")]
    [InlineData("GET", "/pets/dog/2", "GET /pets/dog/{id}")]
    [InlineData("GET", "/pets/cat/2", "GET /pets/{proxy+}")]
    [InlineData("POST", "/pets/dog/1", "ANY /{proxy+}")]
    [InlineData("POST", "/", "$default")]
    public async Task Request_SeveralRoutesFit_TakesTheMostSpecific(string method, string path, string key)
    {
        foreach (var own in new[] { "GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "$default" })
        {
            await _site.RouteAsync(own, new() { ["requestParameters"] = new JsonObject { ["append:header.x-route"] = "$context.routeKey" } });
        }

        await _site.StageAsync();
        using var http = _site.Http();
        using var answer = await http.SendAsync(new(new HttpMethod(method), $"https://{_site.HostName}{path}"));
        var headers = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["headers"]!;

        Assert.Equal(key, (string?)headers["x-route"] ?? "ANY /{proxy+}");
    }

    [Fact]
    public async Task Route_Deleted_IsNotFound()
    {
        var (route, _) = await _site.RouteAsync("GET /jobs/{id}/log", new() { ["requestParameters"] = new JsonObject { ["overwrite:header.x-log"] = "yes" } });
        await _site.StageAsync();
        var before = await _site.EchoAsync("/jobs/1/log");
        await _site.Aws.GatewayAsync("DELETE", $"/v2/apis/{_site.ApiId}/routes/{route}");
        var after = await _site.EchoAsync("/jobs/1/log");

        Assert.Equal(("yes", null), ((string?)before["headers"]!["x-log"], (string?)after["headers"]!["x-log"]));
    }

    [Fact]
    public async Task Change_WithoutADeployment_HasNoEffect()
    {
        await _site.StageAsync(deploys: false);
        var undeployed = await _site.GetAsync("/orders");
        await _site.Aws.MakeAsync($"/v2/apis/{_site.ApiId}/deployments", new() { ["stageName"] = "$default" });
        var deployed = await _site.GetAsync("/orders");
        var (route, _) = await _site.RouteAsync("GET /orders", new() { ["integrationMethod"] = "DELETE" });
        var unchanged = await _site.EchoAsync("/orders");
        await _site.Aws.MakeAsync($"/v2/apis/{_site.ApiId}/deployments", new() { ["stageName"] = "$default" });
        var changed = await _site.EchoAsync("/orders");

        Assert.Equal((404, 200), (undeployed.Status, deployed.Status));
        Assert.Equal(("GET", "DELETE"), ((string?)unchanged["method"], (string?)changed["method"]));
        Assert.NotEmpty(route);
    }

    [Fact]
    public async Task Get_GroupOfTheLinkIsNotAdmitted_IsUnavailable()
    {
        await _site.StageAsync();
        await _site.LockAsync();

        var answer = await _site.GetAsync("/orders");

        Assert.Equal((503, Unavailable), answer);
        Assert.Contains(_site.Aws.Network.Drops, drop => drop.Reason.Contains(_site.BalancerGroupId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_LinkOrListenerDeleted_IsUnavailable()
    {
        await _site.StageAsync();
        await _site.Site.Elb.DeleteListenerAsync(new() { ListenerArn = _site.ListenerArn });
        var withoutListener = await _site.GetAsync("/orders");
        await _site.Aws.GatewayAsync("DELETE", $"/v2/vpclinks/{_site.LinkId}");

        Assert.Equal((503, Unavailable), withoutListener);
        Assert.Equal((503, Unavailable), await _site.GetAsync("/orders"));
    }

    [Fact]
    public async Task Post_MoreThanTenMegabytes_IsTooLarge()
    {
        await _site.StageAsync();
        using var http = _site.Http();

        using var answer = await http.PostAsync($"https://{_site.HostName}/orders", new ByteArrayContent(new byte[10 * 1024 * 1024 + 1]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("""{"message":"Request Entity Too Large"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_MoreOftenThanTheStageAdmits_IsThrottled()
    {
        await _site.StageAsync(change: new()
        {
            ["defaultRouteSettings"] = new JsonObject { ["throttlingBurstLimit"] = 1, ["throttlingRateLimit"] = 0.001 },
        });

        var (first, second) = (await _site.GetAsync("/orders"), await _site.GetAsync("/orders"));

        Assert.Equal((200, 429, """{"message":"Too Many Requests"}"""), (first.Status, second.Status, second.Text));
    }

    [Fact]
    public async Task Mappings_OfRequestAndResponse_AreApplied()
    {
        await _site.RouteAsync("GET /mapped", new()
        {
            ["requestParameters"] = new JsonObject
            {
                ["overwrite:header.host"] = "tasks.example.com",
                ["append:header.x-stage"] = "$context.stage",
                ["remove:querystring.secret"] = "''",
                ["overwrite:querystring.from"] = "$request.header.x-from",
            },
            ["responseParameters"] = new JsonObject
            {
                ["200"] = new JsonObject { ["overwrite:statuscode"] = "203", ["append:header.x-api"] = "$context.apiId" },
            },
        });
        await _site.StageAsync();
        using var http = _site.Http();
        http.DefaultRequestHeaders.Add("x-from", "here");

        using var answer = await http.GetAsync($"https://{_site.HostName}/mapped?secret=1&kept=2&from=there");

        var seen = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((203, _site.ApiId), ((int)answer.StatusCode, answer.Headers.GetValues("x-api").Single()));
        Assert.Equal(($"tasks.example.com:{ApiSite.Port}", "?kept=2&from=here", "$default"),
            ((string?)seen["host"], (string?)seen["query"], (string?)seen["headers"]!["x-stage"]));
    }

    [Fact]
    public async Task Options_OfAnotherOrigin_IsAnsweredByTheApi()
    {
        await _site.StageAsync();
        await _site.Aws.MakeAsync($"/v2/apis/{_site.ApiId}", method: "PATCH", body: new()
        {
            ["corsConfiguration"] = new JsonObject { ["allowOrigins"] = new JsonArray("https://a.example.com"), ["allowMethods"] = new JsonArray("GET") },
        });
        using var http = _site.Http();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"https://{_site.HostName}/orders");
        preflight.Headers.Add("Origin", "https://a.example.com");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        using var get = new HttpRequestMessage(HttpMethod.Get, $"https://{_site.HostName}/orders");
        get.Headers.Add("Origin", "https://b.example.com");

        using var admitted = await http.SendAsync(preflight);
        using var foreign = await http.SendAsync(get);

        Assert.Equal((HttpStatusCode.NoContent, "https://a.example.com", "GET"),
            (admitted.StatusCode, Header(admitted, "Access-Control-Allow-Origin"), Header(admitted, "Access-Control-Allow-Methods")));
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Get_EndpointDisabled_IsNotFound()
    {
        await _site.StageAsync();
        await _site.Aws.MakeAsync($"/v2/apis/{_site.ApiId}", new() { ["disableExecuteApiEndpoint"] = true }, "PATCH");

        Assert.Equal((404, NotFound), await _site.GetAsync("/orders"));
    }

    [Theory]
    [InlineData("tasks.example.com", 200)]
    [InlineData("jobs.example.com", 503)]
    public async Task Get_ListenerWithTls_NeedsTheNameOfItsCertificate(string serverName, int status)
    {
        var listener = (await _site.Site.Elb.CreateListenerAsync(new()
        {
            LoadBalancerArn = _site.BalancerArn,
            Protocol = "HTTPS",
            Port = 8443,
            Certificates = [new() { CertificateArn = await SignedAsync() }],
            DefaultActions = [new() { Type = "forward", TargetGroupArn = _site.TargetGroupArn }],
        })).Listeners[0].ListenerArn;
        await _site.AdmitAsync(_site.BalancerGroupId, 8443, _site.LinkGroupId);
        await _site.RouteAsync("GET /secure", new()
        {
            ["integrationUri"] = listener,
            ["tlsConfig"] = new JsonObject { ["serverNameToVerify"] = serverName },
        });
        await _site.StageAsync();

        Assert.Equal(status, (await _site.GetAsync("/secure")).Status);
    }

    [Fact]
    public async Task Get_PublicBackend_IsReachedOnTheInternet()
    {
        await _site.StageAsync();
        var front = await _site.Aws.MakeAsync("/v2/apis", new()
        {
            ["name"] = "front",
            ["protocolType"] = "HTTP",
            ["routeKey"] = "GET /front/{proxy+}",
            ["target"] = $"https://{_site.HostName}/behind/{{proxy}}",
        });

        var seen = await _site.EchoAsync("/front/a/b?c=1", (string)front["apiEndpoint"]!);

        Assert.Equal(("/behind/a/b", "?c=1"), ((string?)seen["path"], (string?)seen["query"]));
    }

    [Fact]
    public async Task Explain_OfAnApi_NamesTheRegionAndThePort()
    {
        await _site.StageAsync();
        var (https, http) = (_site.Aws.Network.Explain("internet", _site.HostName, 443), _site.Aws.Network.Explain("internet", _site.HostName, 80));
        var inside = _site.Aws.Network.Explain(_site.Site.VpcId, _site.HostName, 443);

        Assert.Equal((NetworkOutcome.Delivered, NetworkOutcome.Dropped, NetworkOutcome.Dropped), (https.Outcome, http.Outcome, inside.Outcome));
        Assert.Contains("API Gateway listens on port 443 only", http.Reason);
        Assert.Contains("no route to", inside.Reason);
        Assert.Equal(NetworkOutcome.UnknownName, _site.Aws.Network.Explain("internet", $"x{_site.HostName}", 443).Outcome);
    }

    [Fact]
    public async Task Explain_FromTheLink_NamesTheGroupThatDrops()
    {
        await _site.LockAsync();
        var link = (await _site.Site.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest
        {
            Filters = [new("interface-type", ["api_gateway_managed"])],
        })).NetworkInterfaces[0];

        var trace = _site.Aws.Network.Explain(link.NetworkInterfaceId, _site.BalancerName, ApiSite.Port);

        Assert.Equal(NetworkOutcome.Dropped, trace.Outcome);
        Assert.Contains(_site.BalancerGroupId, trace.Reason);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private async Task<string> SignedAsync()
    {
        var name = "tasks.example.com";
        var request = new JsonObject { ["DomainName"] = name, ["ValidationMethod"] = "DNS" };
        var arn = (string)(await _site.Aws.CallAsync("acm:RequestCertificate", request))["CertificateArn"]!;
        var record = (await _site.Aws.CallAsync("acm:DescribeCertificate", new() { ["CertificateArn"] = arn }))
            ["Certificate"]!["DomainValidationOptions"]![0]!["ResourceRecord"]!;
        _site.Aws.PublicDns.Set((string)record["Name"]!, "CNAME", (string)record["Value"]!);
        await _site.Aws.CallAsync("acm:DescribeCertificate", new() { ["CertificateArn"] = arn });
        return arn;
    }
}
