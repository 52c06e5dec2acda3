using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.ApiGateways;

/// <summary>The control plane of HTTP APIs.</summary>
public sealed class HttpApisTests : EmulatorTest
{
    private static readonly JsonObject Public = new()
    {
        ["integrationType"] = "HTTP_PROXY", ["integrationMethod"] = "GET", ["integrationUri"] = "https://example.com/{proxy}",
    };

    private EmbeddedAws Aws => TestEnvironment.Aws;

    [Fact]
    public async Task Create_WithATarget_HasIntegrationRouteAndStage()
    {
        var made = await Aws.MakeAsync("/v2/apis", new() { ["name"] = "a", ["protocolType"] = "HTTP", ["target"] = "https://example.com" });
        var api = $"/v2/apis/{made["apiId"]}";

        var (stage, route) = (await Aws.GatewayAsync("GET", $"{api}/stages/$default"), await Aws.GatewayAsync("GET", $"{api}/routes"));

        Assert.Equal($"https://{made["apiId"]}.execute-api.eu-west-1.amazonaws.com", (string?)made["apiEndpoint"]);
        Assert.Equal((true, true), ((bool)stage.Answer["autoDeploy"]!, (bool)stage.Answer["apiGatewayManaged"]!));
        Assert.NotNull(stage.Answer["deploymentId"]);
        Assert.Equal("$default", (string?)route.Answer["items"]!.AsArray().Single()!["routeKey"]);
    }

    [Fact]
    public async Task Delete_Api_RemovesWhatItHas()
    {
        var api = await ApiAsync();
        var integration = await IntegrationAsync(api);
        await Aws.GatewayAsync("DELETE", api);

        Assert.Equal($"Invalid API identifier specified {api.Split('/')[^1]}", await Aws.GatewayRefusesAsync("NotFoundException", "GET", api));
        await Aws.GatewayRefusesAsync("NotFoundException", "GET", $"{api}/integrations/{integration}");
    }

    [Fact]
    public async Task Delete_IntegrationOfARoute_Conflicts()
    {
        var api = await ApiAsync();
        var integration = await IntegrationAsync(api);
        var route = await Aws.MakeAsync($"{api}/routes", new() { ["routeKey"] = "GET /a", ["target"] = $"integrations/{integration}" });

        var refusal = await Aws.GatewayRefusesAsync("ConflictException", "DELETE", $"{api}/integrations/{integration}");
        await Aws.GatewayAsync("DELETE", $"{api}/routes/{route["routeId"]}");
        var (deleted, _) = await Aws.GatewayAsync("DELETE", $"{api}/integrations/{integration}");

        Assert.Equal($"Cannot delete Integration because it is referenced by the following Routes with Ids: [{route["routeId"]}]", refusal);
        Assert.Equal(204, deleted);
    }

    [Fact]
    public async Task Delete_AnsweredWithoutContent_KeepsTheConnection()
    {
        var connections = 0;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        http.DefaultRequestHeaders.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={TestEnvironment.Scope("apigateway")}, SignedHeaders=host, Signature=0");
        var api = new Uri(Aws.ServiceUrl, await ApiAsync());

        using var deleted = await http.DeleteAsync(api);
        using var gone = await http.GetAsync(api);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, 1), (deleted.StatusCode, gone.StatusCode, connections));
    }

    [Theory]
    [InlineData("GET a", "BadRequestException")]
    [InlineData("get /a", "BadRequestException")]
    [InlineData("GET /{proxy+}/a", "BadRequestException")]
    [InlineData("$connect", "BadRequestException")]
    [InlineData("GET /taken", "ConflictException")]
    public async Task CreateRoute_KeyIsInvalidOrTaken_IsRefused(string key, string code)
    {
        var api = await ApiAsync();
        await Aws.MakeAsync($"{api}/routes", new() { ["routeKey"] = "GET /taken" });

        await Aws.GatewayRefusesAsync(code, "POST", $"{api}/routes", new() { ["routeKey"] = key });
    }

    [Theory]
    [InlineData("integrationType", "AWS_PROXY", "EmbeddedAws does not emulate integrations of the type AWS_PROXY")]
    [InlineData("integrationUri", "ftp://example.com", "Invalid HTTP endpoint specified for URI: ftp://example.com")]
    [InlineData("integrationMethod", "FETCH", "Invalid HTTP method specified: FETCH")]
    [InlineData("payloadFormatVersion", "2.0", "PayloadFormatVersion must be 1.0 for HTTP_PROXY integrations")]
    [InlineData("connectionType", "VPC_LINK", "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK")]
    [InlineData("connectionId", "abc", "ConnectionId is only valid with ConnectionType VPC_LINK")]
    [InlineData("credentialsArn", "arn", "EmbeddedAws does not emulate the parameter CredentialsArn of CreateIntegration")]
    public async Task CreateIntegration_OfWhatIsNotEmulatedOrInvalid_IsRefusedByName(string member, string value, string message)
    {
        var api = await ApiAsync();
        var request = (JsonObject)Public.DeepClone();
        request[member] = value;

        Assert.Equal(message, await Aws.GatewayRefusesAsync("BadRequestException", "POST", $"{api}/integrations", request));
    }

    [Theory]
    [InlineData("overwrite:header.authorization")]
    [InlineData("append:header.x-amz")]
    [InlineData("append:path")]
    [InlineData("set:header.x")]
    [InlineData("overwrite:body.x")]
    [InlineData("overwrite:statuscode")]
    public async Task CreateIntegration_MappingIsReservedOrInvalid_IsRefused(string key)
    {
        var api = await ApiAsync();
        var request = (JsonObject)Public.DeepClone();
        request["requestParameters"] = new JsonObject { [key] = "$request.body.x" };

        await Aws.GatewayRefusesAsync("BadRequestException", "POST", $"{api}/integrations", request);
    }

    [Fact]
    public async Task UpdateIntegration_EmptyParameter_RemovesIt()
    {
        var api = await ApiAsync();
        var integration = $"{api}/integrations/{await IntegrationAsync(api)}";
        await Aws.MakeAsync(integration, new() { ["requestParameters"] = new JsonObject { ["append:header.a"] = "1", ["append:header.b"] = "2" } }, "PATCH");

        var changed = await Aws.MakeAsync(integration, new() { ["requestParameters"] = new JsonObject { ["append:header.a"] = "" } }, "PATCH");

        Assert.Equal("""{"append:header.b":"2"}""", changed["requestParameters"]!.ToJsonString());
    }

    [Fact]
    public async Task Stage_DeployedAutomatically_FollowsTheRoutes()
    {
        var api = await ApiAsync();
        var empty = await Aws.MakeAsync($"{api}/stages", new() { ["stageName"] = "live", ["autoDeploy"] = true });
        await Aws.MakeAsync($"{api}/routes", new() { ["routeKey"] = "GET /a" });
        var (_, stage) = await Aws.GatewayAsync("GET", $"{api}/stages/live");
        var (_, deployment) = await Aws.GatewayAsync("GET", $"{api}/deployments/{stage["deploymentId"]}");

        Assert.Null(empty["deploymentId"]);
        Assert.Equal(("DEPLOYED", true), ((string?)deployment["deploymentStatus"], (bool)deployment["autoDeployed"]!));
        Assert.Equal("Active stages pointing to this deployment must be moved or deleted", await Aws.GatewayRefusesAsync(
            "BadRequestException", "DELETE", $"{api}/deployments/{stage["deploymentId"]}"));
        await Aws.GatewayRefusesAsync("BadRequestException", "POST", $"{api}/deployments", new() { ["stageName"] = "live" });
    }

    [Fact]
    public async Task CreateDeployment_WithoutRoutes_IsRefused() => Assert.Equal(
        "At least one route is required before deploying the Api.",
        await Aws.GatewayRefusesAsync("BadRequestException", "POST", $"{await ApiAsync()}/deployments", []));

    [Theory]
    [InlineData("ping")]
    [InlineData("a b")]
    [InlineData("$other")]
    public async Task CreateStage_NameIsInvalid_IsRefused(string name) => await Aws.GatewayRefusesAsync(
        "BadRequestException", "POST", $"{await ApiAsync()}/stages", new() { ["stageName"] = name });

    [Fact]
    public async Task CreateStage_SettingsOfAnUnknownRoute_AreRefused()
    {
        var api = await ApiAsync();

        var refusal = await Aws.GatewayRefusesAsync("NotFoundException", "POST", $"{api}/stages", new()
        {
            ["stageName"] = "a", ["routeSettings"] = new JsonObject { ["GET /a"] = new JsonObject { ["throttlingBurstLimit"] = 1 } },
        });

        Assert.Equal("Unable to find Route by key GET /a within the provided RouteSettings", refusal);
    }

    [Fact]
    public async Task CreateApi_WebSocket_IsRefusedByName() => Assert.Equal(
        "EmbeddedAws does not emulate APIs of the protocol WEBSOCKET",
        await Aws.GatewayRefusesAsync("BadRequestException", "POST", "/v2/apis", new() { ["name"] = "a", ["protocolType"] = "WEBSOCKET" }));

    [Fact]
    public async Task Tags_OfApiAndStage_AreListedAndRemoved()
    {
        var api = await ApiAsync();
        await Aws.MakeAsync($"{api}/stages", new() { ["stageName"] = "a", ["tags"] = new JsonObject { ["k"] = "v" } });
        var tags = $"/v2/tags/{Uri.EscapeDataString($"arn:aws:apigateway:eu-west-1::/apis/{api.Split('/')[^1]}/stages/a")}";
        await Aws.MakeAsync(tags, new() { ["tags"] = new JsonObject { ["l"] = "w" } });
        await Aws.GatewayAsync("DELETE", $"{tags}?tagKeys=k");

        var (_, stage) = await Aws.GatewayAsync("GET", $"{api}/stages/a");
        Assert.Equal("""{"l":"w"}""", stage["tags"]!.ToJsonString());
        await Aws.GatewayRefusesAsync("BadRequestException", "POST", tags, new() { ["tags"] = new JsonObject { ["aws:x"] = "" } });
        await Aws.GatewayRefusesAsync("BadRequestException", "GET", $"/v2/tags/{Uri.EscapeDataString("arn:aws:s3:::bucket")}");
    }

    [Fact]
    public async Task GetApis_MoreThanAPage_ContinuesWithTheToken()
    {
        var made = new[] { await ApiAsync(), await ApiAsync(), await ApiAsync() };
        var (_, first) = await Aws.GatewayAsync("GET", "/v2/apis?maxResults=2");
        var (_, second) = await Aws.GatewayAsync("GET", $"/v2/apis?maxResults=2&nextToken={Uri.EscapeDataString((string)first["nextToken"]!)}");

        Assert.Equal(made.Order(), first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(api => $"/v2/apis/{api!["apiId"]}").Order());
        Assert.Null(second["nextToken"]);
    }

    [Fact]
    public async Task CreateVpcLink_TwiceInFifteenSeconds_IsThrottled()
    {
        await using var limited = await TestEnvironment.StartAsync(new() { RateLimits = RateLimits.Aws, TimeProvider = new ManualTime() });
        var request = new JsonObject { ["name"] = "a", ["subnetIds"] = new JsonArray("subnet-1") };
        await limited.Aws.GatewayRefusesAsync("BadRequestException", "POST", "/v2/vpclinks", request);

        await limited.Aws.GatewayRefusesAsync("TooManyRequestsException", "POST", "/v2/vpclinks", request);
    }

    private async Task<string> ApiAsync() => $"/v2/apis/{(await Aws.MakeAsync("/v2/apis", new() { ["name"] = "a", ["protocolType"] = "HTTP" }))["apiId"]}";

    private async Task<string> IntegrationAsync(string api) =>
        (string)(await Aws.MakeAsync($"{api}/integrations", (JsonObject)Public.DeepClone()))["integrationId"]!;
}
