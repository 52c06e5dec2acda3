using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.HttpApis;

namespace PrivateLinkKit.Testing.Tests.Modules;

/// <summary>A REST API by its definition file, which carries methods, paths and the places of members.</summary>
public sealed class RestDefinitionTests : IAsyncLifetime
{
    private TestEnvironment _environment = null!;

    public async Task InitializeAsync() => _environment = await TestEnvironment.StartAsync(new() { Services = [new VpcLinks()] });

    public async Task DisposeAsync() => await _environment.DisposeAsync();

    [Fact]
    public void Definition_OfARestApi_HasItsBindings()
    {
        var member = Assert.Single(HttpApisOperations.GetTags.Members);

        Assert.Equal(("GET /v2/tags/{resource-arn}", 200), (HttpApisOperations.GetTags.Http, HttpApisOperations.GetTags.Status));
        Assert.Equal(("POST /v2/vpclinks", 201), (HttpApisOperations.CreateVpcLink.Http, HttpApisOperations.CreateVpcLink.Status));
        Assert.Equal(("resource-arn", MemberPlace.Path), (member.WireName, member.Place));
        Assert.All(HttpApisOperations.GetVpcLinks.Members, parameter => Assert.Equal(MemberPlace.Query, parameter.Place));
    }

    [Fact]
    public async Task Resource_FromCreationToDeletion_IsFoundByItsLabels()
    {
        var (made, link) = await SendAsync("POST", "/v2/vpclinks", """{"name":"a","subnetIds":["subnet-1"],"tags":{"k":"v"}}""");
        await SendAsync("POST", "/v2/vpclinks", """{"name":"b","subnetIds":["subnet-1"]}""");
        var path = $"/v2/vpclinks/{link["vpcLinkId"]}";
        var (found, read) = await SendAsync("GET", path);
        var (_, listed) = await SendAsync("GET", "/v2/vpclinks?maxResults=1");
        var arn = Uri.EscapeDataString($"arn:aws:apigateway:eu-west-1::/vpclinks/{link["vpcLinkId"]}");
        var (_, tags) = await SendAsync("GET", $"/v2/tags/{arn}");
        var (deleted, _) = await SendAsync("DELETE", path);
        var (gone, error) = await SendAsync("GET", path);

        Assert.Equal((201, 200, 202, 404), (made, found, deleted, gone));
        Assert.Equal("a", (string?)read["name"]);
        Assert.Single(listed["items"]!.AsArray());
        Assert.Equal("""{"tags":{"k":"v"}}""", tags.ToJsonString());
        Assert.Equal($"Invalid VpcLink identifier specified {link["vpcLinkId"]}", (string?)error["message"]);
    }

    [Theory]
    [InlineData("/v2/vpclinks?nextToken=x", "EmbeddedAws does not emulate the parameter NextToken of GetVpcLinks")]
    [InlineData("/v2/vpclinks?colour=red", "colour is not recognized")]
    [InlineData("/v2/routes", "EmbeddedAws does not emulate GET /v2/routes")]
    public async Task Request_BeyondTheDefinition_IsRefusedByName(string path, string message) =>
        Assert.Equal((400, message), await SendAsync("GET", path) is var (status, answer) ? (status, (string?)answer["message"]) : default);

    [Fact]
    public async Task Member_RequiredInTheBody_IsAskedFor() =>
        Assert.Equal("name is required.", (string?)(await SendAsync("POST", "/v2/vpclinks", """{"subnetIds":[]}""")).Answer["message"]);

    private async Task<(int Status, JsonNode Answer)> SendAsync(string method, string path, string? body = null)
    {
        using var http = new HttpClient { BaseAddress = _environment.Aws.ServiceUrl };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Scope("apigateway")}, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }
}
