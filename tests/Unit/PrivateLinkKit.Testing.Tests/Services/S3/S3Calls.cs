using System.Net;
using System.Net.Http.Headers;

namespace PrivateLinkKit.Testing.Tests.Services.S3;

/// <summary>Calls of S3 in their wire format.</summary>
internal static class S3Calls
{
    public static async Task<(HttpStatusCode Status, string Text)> S3Async(
        this TestEnvironment environment, HttpMethod method, string path, string? host = null, string region = TestEnvironment.Region)
    {
        using var http = new HttpClient { BaseAddress = environment.Aws.ServiceUrl };
        return await http.S3Async(method, path, host, region);
    }

    /// <summary>Sends a request that is signed as a call of S3 is.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> S3Async(
        this HttpClient http, HttpMethod method, string url, string? host = null, string region = TestEnvironment.Region, string? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url) { Content = body is null ? null : new StringContent(body) };
        request.Headers.Host = host;
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Provider}/20260101/{region}/s3/aws4_request, SignedHeaders=host, Signature=0");
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
