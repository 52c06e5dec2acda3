using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services;

/// <summary>Calls services with JSON protocols in their wire format.</summary>
internal static class JsonCalls
{
    private static readonly Dictionary<string, string> Targets = new()
    {
        ["acm"] = "CertificateManager",
        ["cloudcontrolapi"] = "CloudApiService",
        ["ecr"] = "AmazonEC2ContainerRegistry_V20150921",
        ["ecs"] = "AmazonEC2ContainerServiceV20141113",
        ["kms"] = "TrentService",
        ["logs"] = "Logs_20140328",
        ["secretsmanager"] = "secretsmanager",
        ["ssm"] = "AmazonSSM",
        ["tagging"] = "ResourceGroupsTaggingAPI_20170126",
    };

    /// <summary>Calls <paramref name="operation"/>, such as <c>logs:CreateLogGroup</c>, and returns the answer, also of an error.</summary>
    public static async Task<JsonNode> CallAsync(
        this EmbeddedAws aws, string operation, JsonObject? parameters = null, string account = TestEnvironment.Provider)
    {
        var (service, name) = operation.Split(':') is [var before, var after] ? (before, after) : throw new ArgumentException(operation);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, aws.ServiceUrl)
        {
            Content = new StringContent((parameters ?? []).ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", $"{Targets[service]}.{name}");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={account}/20260101/{TestEnvironment.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>Calls an operation that is refused with the code, and returns the message.</summary>
    public static async Task<string> RefusedAsync(this EmbeddedAws aws, string code, string operation, JsonObject? parameters = null)
    {
        var answer = await aws.CallAsync(operation, parameters);
        Assert.True(code == (string?)answer["__type"], answer.ToJsonString());
        return (string)answer["message"]!;
    }

    public static IEnumerable<string> Texts(this JsonNode answer, string list, string member) =>
        answer[list]!.AsArray().Select(item => (string)item![member]!);
}
