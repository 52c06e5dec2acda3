using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>Walks the model of every operation: what AWS insists on is insisted on here, at every depth.</summary>
public partial class StrictnessTests : LabTest
{
    [Theory]
    [InlineData("ec2", "MissingParameter", "InvalidParameterValue", "UnknownParameter")]
    [InlineData("elasticloadbalancing", "ValidationError", "ValidationError", "ValidationError")]
    [InlineData("sts", "ValidationError", "ValidationError", "ValidationError")]
    [InlineData("iam", "ValidationError", "ValidationError", "ValidationError")]
    [InlineData("ecs", "InvalidParameterException", "InvalidParameterException", "SerializationException")]
    public async Task Request_AnythingWrongWithIt_IsRefusedByName(string name, string missing, string invalid, string unknown)
    {
        var service = Lab.Aws.Services.Single(service => service.Name == name);
        using var http = new HttpClient { BaseAddress = Lab.Aws.ServiceUrl };
        var (style, codes) = (StyleOf(name), new Dictionary<WireFaultKind, string>
        {
            [WireFaultKind.Missing] = missing,
            [WireFaultKind.Invalid] = invalid,
            [WireFaultKind.OutOfBounds] = invalid,
            [WireFaultKind.Unknown] = unknown,
        });
        var (mistakes, asked) = (new List<string>(), 0);
        foreach (var (operation, _) in service.Emulated)
        {
            foreach (var bad in BadRequests.Of(operation, style))
            {
                asked++;
                var (code, message) = await SendAsync(http, service, operation, style, bad.Parameters);
                if (code != codes[bad.Fault] || !message.Contains(bad.Member, StringComparison.Ordinal))
                {
                    mistakes.Add($"{operation.Name} {bad.Member} {bad.Fault}: {code} {message} for {bad.Parameters.ToJsonString()}");
                }
            }
        }

        Assert.True(mistakes is [], string.Join('\n', mistakes));
        Assert.True(asked >= service.Emulated.Count);
    }

    private static WireStyle StyleOf(string service) => service switch
    {
        "ec2" => WireStyle.Ec2,
        "ecs" => WireStyle.Json,
        _ => WireStyle.Query,
    };

    private static async Task<(string Code, string Message)> SendAsync(
        HttpClient http, AwsService service, Operation operation, WireStyle style, JsonObject parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={Lab.Scope(service.Name)}, SignedHeaders=host, Signature=0");
        if (style is WireStyle.Json)
        {
            request.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{operation.Name}");
            request.Content = new StringContent(parameters.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        }
        else
        {
            var pairs = Flatten("", parameters, style).Prepend(("Action", operation.Name));
            request.Content = new StringContent(string.Join('&', pairs.Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}")));
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return style is WireStyle.Json
            ? ((string?)JsonNode.Parse(text)!["__type"] ?? "", (string?)JsonNode.Parse(text)!["message"] ?? "")
            : (Code().Match(text).Groups[1].Value, WebUtility.HtmlDecode(Message().Match(text).Groups[1].Value));
    }

    private static IEnumerable<(string, string)> Flatten(string path, JsonNode? value, WireStyle style) => value switch
    {
        JsonObject members => members.SelectMany(member => Flatten(path.Length is 0 ? member.Key : $"{path}.{member.Key}", member.Value, style)),
        JsonArray { Count: 0 } => [(path, "")],
        JsonArray items => items.SelectMany((item, place) =>
            Flatten(string.Create(CultureInfo.InvariantCulture, $"{path}{(style is WireStyle.Query ? ".member" : "")}.{place + 1}"), item, style)),
        _ => [(path, value!.ToString())],
    };

    [GeneratedRegex("<Code>(.*?)</Code>")]
    private static partial Regex Code();

    [GeneratedRegex("<Message>(.*?)</Message>", RegexOptions.Singleline)]
    private static partial Regex Message();
}
