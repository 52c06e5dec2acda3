using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.ApiGateways;

/// <summary>Calls the two versions of API Gateway in their wire format.</summary>
internal static class GatewayCalls
{
    public static async Task<(int Status, JsonNode Answer)> GatewayAsync(this EmbeddedAws aws, string method, string path, JsonObject? body = null)
    {
        var (status, answer, _) = await SendAsync(aws, method, path, body);
        return (status, answer);
    }

    /// <summary>Posts what is accepted, and returns the answer.</summary>
    public static async Task<JsonNode> MakeAsync(this EmbeddedAws aws, string path, JsonObject body, string method = "POST")
    {
        var (status, answer) = await aws.GatewayAsync(method, path, body);
        Assert.True(status is 200 or 201 or 202, $"{method} {path}: {answer.ToJsonString()}");
        return answer;
    }

    /// <summary>Sends what is refused with the code, and returns the message.</summary>
    public static async Task<string> GatewayRefusesAsync(this EmbeddedAws aws, string code, string method, string path, JsonObject? body = null)
    {
        var (_, answer, error) = await SendAsync(aws, method, path, body);
        Assert.True(code == error, $"{method} {path}: {error} {answer.ToJsonString()}");
        return (string)answer["message"]!;
    }

    private static async Task<(int Status, JsonNode Answer, string? Error)> SendAsync(EmbeddedAws aws, string method, string path, JsonObject? body)
    {
        using var http = new HttpClient { BaseAddress = aws.ServiceUrl };
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Scope("apigateway")}, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var error = response.Headers.TryGetValues("x-amzn-ErrorType", out var codes) ? codes.Single() : null;
        return ((int)response.StatusCode, text.Length is 0 ? new JsonObject() : JsonNode.Parse(text)!, error);
    }
}
