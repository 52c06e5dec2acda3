using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace PrivateLinkKit.Generator.Tests;

/// <summary>Records the requests of an SDK client, in arbitrary order, and refuses them.</summary>
internal sealed class RecordingClientFactory : HttpClientFactory
{
    private static readonly string[] ChangingHeaders =
        ["Amz-Sdk-Invocation-Id", "Amz-Sdk-Request", "User-Agent", "X-Amz-Content-Sha256", "X-Amz-Date", "X-Amz-User-Agent"];

    public List<string> Requests { get; } = [];

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Recorder(Requests));

    private sealed class Recorder(List<string> requests) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var query = request.RequestUri!.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal);
            var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .Where(header => !ChangingHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                .Select(header => $"{header.Key.ToLowerInvariant()}: {Value(header)}")
                .Order(StringComparer.Ordinal);
            requests.Add(string.Join('\n', [$"{request.Method} {request.RequestUri.AbsolutePath}", .. query, .. headers, Ordered(body)]));
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") };
        }

        // Without the signature and the date, which change.
        private static string Value(KeyValuePair<string, IEnumerable<string>> header) => header.Key is "Authorization"
            ? string.Join('/', header.Value.Single().Split(", Signature=")[0].Split('/').Skip(2))
            : string.Join(", ", header.Value);

        private static string Ordered(string body) => body.StartsWith('{')
            ? Ordered(JsonNode.Parse(body)!).ToJsonString()
            : string.Join('\n', body.Split('&').Order(StringComparer.Ordinal));

        private static JsonNode Ordered(JsonNode node) => node switch
        {
            JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Ordered(member.Value)))),
            JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Ordered(item))]),
            _ => node.DeepClone(),
        };
    }
}
