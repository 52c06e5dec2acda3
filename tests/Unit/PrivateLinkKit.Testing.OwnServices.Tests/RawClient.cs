using System.Net.Http.Headers;

namespace PrivateLinkKit.Testing.OwnServices.Tests;

/// <summary>Sends signed requests in any form.</summary>
internal static class RawClient
{
    public static async Task<(int Status, string Text)> SendAsync(this EmbeddedAws aws, string service, string method, string path, HttpContent? content = null)
    {
        using var http = new HttpClient { BaseAddress = aws.ServiceUrl };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential=111111111111/20260101/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
