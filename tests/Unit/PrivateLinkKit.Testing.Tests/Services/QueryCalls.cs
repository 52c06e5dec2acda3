using System.Net.Http.Headers;
using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services;

/// <summary>Calls services with the query protocol in their wire format.</summary>
internal static class QueryCalls
{
    /// <summary>Returns the answer, also of an error, without its XML namespace.</summary>
    public static async Task<XElement> QueryAsync(
        this EmbeddedAws aws, string scope, string version, string operation, IReadOnlyList<(string Name, string Value)> parameters)
    {
        using var http = new HttpClient();
        var form = parameters.Prepend(("Version", version)).Prepend(("Action", operation)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        using var request = new HttpRequestMessage(HttpMethod.Post, aws.ServiceUrl) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", $"Credential={scope}, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        var xml = XElement.Parse(await response.Content.ReadAsStringAsync());
        foreach (var element in xml.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        }

        return xml;
    }

    /// <summary>The text of the first element with the name; null: there is none.</summary>
    public static string? Text(this XElement answer, string name) => answer.Descendants(name).FirstOrDefault()?.Value;

    public static IEnumerable<string> Texts(this XElement answer, string name) => answer.Descendants(name).Select(element => element.Value);
}
