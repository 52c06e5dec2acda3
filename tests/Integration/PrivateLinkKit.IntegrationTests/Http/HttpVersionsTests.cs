using System.Net;
using PrivateLinkKit.Http;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>HTTP/3 would bypass the endpoint.</summary>
public class HttpVersionsTests
{
    [Theory]
    [InlineData("https", "1.1", HttpVersionPolicy.RequestVersionOrHigher, "2.0", HttpVersionPolicy.RequestVersionOrLower)]
    [InlineData("https", "2.0", HttpVersionPolicy.RequestVersionOrHigher, "2.0", HttpVersionPolicy.RequestVersionExact)]
    [InlineData("https", "3.0", HttpVersionPolicy.RequestVersionOrLower, "2.0", HttpVersionPolicy.RequestVersionOrLower)]
    [InlineData("https", "1.1", HttpVersionPolicy.RequestVersionOrLower, "1.1", HttpVersionPolicy.RequestVersionOrLower)]
    [InlineData("https", "1.1", HttpVersionPolicy.RequestVersionExact, "1.1", HttpVersionPolicy.RequestVersionExact)]
    [InlineData("https", "2.0", HttpVersionPolicy.RequestVersionOrLower, "2.0", HttpVersionPolicy.RequestVersionOrLower)]
    [InlineData("https", "2.0", HttpVersionPolicy.RequestVersionExact, "2.0", HttpVersionPolicy.RequestVersionExact)]
    [InlineData("http", "2.0", HttpVersionPolicy.RequestVersionOrHigher, "2.0", HttpVersionPolicy.RequestVersionOrHigher)]
    public void Guard_WhatMayBecomeHttp3_IsHeldToHttp2(string scheme, string version, HttpVersionPolicy policy, string expected,
        HttpVersionPolicy expectedPolicy)
    {
        using var request = Request(scheme, version, policy);

        HttpVersions.Guard(request);

        Assert.Equal((Version.Parse(expected), expectedPolicy), (request.Version, request.VersionPolicy));
    }

    [Theory]
    [InlineData("https", HttpVersionPolicy.RequestVersionExact)]
    [InlineData("https", HttpVersionPolicy.RequestVersionOrHigher)]
    [InlineData("http", HttpVersionPolicy.RequestVersionExact)]
    public async Task Send_Http3Required_FailsBeforeDialling(string scheme, HttpVersionPolicy policy)
    {
        await using var server = await HoldingServer.StartAsync();
        using var http = new Answers(Answers.ZoneA).Client(server.Options());
        using var request = Request(scheme, "3.0", policy);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request));

        Assert.Equal(HttpRequestError.VersionNegotiationError, error.HttpRequestError);
        Assert.Contains("HTTP/2", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Dialled);
    }

    private static HttpRequestMessage Request(string scheme, string version, HttpVersionPolicy policy) =>
        new(HttpMethod.Get, $"{scheme}://{Answers.Name}/") { Version = Version.Parse(version), VersionPolicy = policy };
}
