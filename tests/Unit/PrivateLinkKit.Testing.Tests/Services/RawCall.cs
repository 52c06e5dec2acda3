using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services;

/// <summary>Calls operations that the clients do not have, in their wire format.</summary>
internal static class RawCall
{
    /// <summary>An ELBv2 call; the answer without its XML namespace.</summary>
    public static async Task<XElement> ElbAsync(this Site site, string operation, params (string Name, string Value)[] parameters)
    {
        var form = parameters.Prepend(("Version", "2015-12-01")).Prepend(("Action", operation)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        var xml = XElement.Parse(await SendAsync(site, "elasticloadbalancing", new FormUrlEncodedContent(form)));
        foreach (var element in xml.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return xml;
    }

    /// <summary>An ECS call.</summary>
    public static async Task<JsonNode> EcsAsync(this Site site, string operation, JsonObject parameters)
    {
        var content = new StringContent(parameters.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{operation}");
        return JsonNode.Parse(await SendAsync(site, "ecs", content))!;
    }

    private static async Task<string> SendAsync(Site site, string service, HttpContent content)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Aws.ServiceUrl) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Scope(service)}, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
