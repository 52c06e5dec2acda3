using System.Net.Http.Headers;

namespace PrivateLinkKit.Benchmarks.Edge;

/// <summary>One API call as sent on the wire, without the cost of an SDK.</summary>
internal sealed record RawCall(string Service, string Version, string Parameters)
{
    public string Operation => Parameters.Split('&')[0];

    public async Task SendAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, http.BaseAddress)
        {
            Content = new StringContent($"Action={Parameters}&Version={Version}", new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={Emulated.Account}/20260101/{ManyConsumers.Region}/{Service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
