using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Efs;

/// <summary>Calls of EFS in their wire format.</summary>
internal static class EfsCalls
{
    private const string Version = "/2015-02-01/";

    /// <summary>Calls an operation such as <c>POST file-systems</c>, and returns the answer, also of an error.</summary>
    public static async Task<(int Status, JsonNode Answer)> EfsAsync(this EmbeddedAws aws, string call, JsonObject? body = null)
    {
        var (method, path) = call.Split(' ') is [var before, var after] ? (before, after) : throw new ArgumentException(call);
        using var http = new HttpClient { BaseAddress = aws.ServiceUrl };
        using var request = new HttpRequestMessage(new HttpMethod(method), Version + path)
        {
            Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Scope("elasticfilesystem")}, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text is "" ? new JsonObject() : JsonNode.Parse(text)!);
    }

    public static async Task<string> FileSystemAsync(this EmbeddedAws aws, string token = "orders")
    {
        var (status, answer) = await aws.EfsAsync("POST file-systems", new() { ["CreationToken"] = token });
        Assert.True(status is 201, answer.ToJsonString());
        return (string)answer["FileSystemId"]!;
    }

    public static Task<(int Status, JsonNode Answer)> MountTargetAsync(this EmbeddedAws aws, string fileSystemId, string subnetId, params string[] groups) =>
        aws.EfsAsync("POST mount-targets", new()
        {
            ["FileSystemId"] = fileSystemId, ["SubnetId"] = subnetId, ["SecurityGroups"] = new JsonArray([.. groups.Select(id => JsonValue.Create(id))]),
        });

    /// <summary>Calls an operation that is refused with the code.</summary>
    public static async Task RefusedByEfsAsync(this EmbeddedAws aws, string code, string call, JsonObject? body = null)
    {
        var (status, answer) = await aws.EfsAsync(call, body);
        Assert.True(status >= 400 && code == (string?)answer["ErrorCode"], $"{status} {answer.ToJsonString()}");
        Assert.NotEqual("", (string?)answer["Message"] ?? "");
    }
}
