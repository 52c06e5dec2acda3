using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Acm;
using PrivateLinkKit.Testing.Wire.Ecr;
using PrivateLinkKit.Testing.Wire.Ecs;
using PrivateLinkKit.Testing.Wire.Kms;
using PrivateLinkKit.Testing.Wire.Logs;
using PrivateLinkKit.Testing.Wire.SecretsManager;
using PrivateLinkKit.Testing.Wire.Ssm;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>Sends parameters that a model spells to any operation, and reads the error of the answer.</summary>
internal static partial class ModelRequest
{
    public static WireStyle StyleOf(string service) => service switch
    {
        "ec2" => WireStyle.Ec2,
        "ecs" or "ssm" or "logs" or "secretsmanager" or "kms" or "ecr" or "acm" => WireStyle.Json,
        _ => WireStyle.Query,
    };

    public static async Task<(string Code, string Message)> SendAsync(HttpClient http, EmulatedApi service, Operation operation, JsonObject parameters)
    {
        var style = StyleOf(service.Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={TestEnvironment.Scope(service.Name)}, SignedHeaders=host, Signature=0");
        if (style is WireStyle.Json)
        {
            request.Headers.Add("X-Amz-Target", $"{TargetOf(service.Name)}.{operation.Name}");
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

    private static string? TargetOf(string service) => (service switch
    {
        "acm" => AcmOperations.Service,
        "ecr" => EcrOperations.Service,
        "kms" => KmsOperations.Service,
        "logs" => LogsOperations.Service,
        "secretsmanager" => SecretsManagerOperations.Service,
        "ssm" => SsmOperations.Service,
        _ => EcsOperations.Service,
    }).Target;

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
