using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>A sent request is not repeated unless that is safe, also if a pooled connection breaks under it.</summary>
public class RepeatabilityTests
{
    public static TheoryData<string, HttpProtocols, Ending> NotIdempotent
    {
        get
        {
            var data = new TheoryData<string, HttpProtocols, Ending>();
            foreach (var method in new[] { "POST", "PATCH", "CHARGE" })
            {
                data.Add(method, HttpProtocols.Http1, Ending.Closed);
                data.Add(method, HttpProtocols.Http1, Ending.Reset);
                data.Add(method, HttpProtocols.Http2, Ending.Closed);
                data.Add(method, HttpProtocols.Http2, Ending.Reset);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(NotIdempotent))]
    public async Task Send_NotIdempotentAndConnectionEnds_IsReceivedOnce(string method, HttpProtocols protocol, Ending ending)
    {
        await using var server = await BreakingServer.StartAsync(protocol, ending);
        using var http = new Answers(Answers.ZoneA).Client(server.Options());
        await SendAsync(http, "GET", "/warm", protocol);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(http, method, BreakingServer.Once, protocol));

        Assert.Equal(["GET /warm", $"{method} {BreakingServer.Once}"], server.Received);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Send_IdempotentAndPooledConnectionIsClosed_IsSentAgain(string method)
    {
        await using var server = await BreakingServer.StartAsync(HttpProtocols.Http1, Ending.Closed);
        using var http = new Answers(Answers.ZoneA).Client(server.Options());
        await SendAsync(http, "GET", "/warm", HttpProtocols.Http1);

        await SendAsync(http, method, BreakingServer.Once, HttpProtocols.Http1);

        Assert.Equal(["GET /warm", $"{method} {BreakingServer.Once}", $"{method} {BreakingServer.Once}"], server.Received);
    }

    private static async Task SendAsync(HttpClient http, string method, string path, HttpProtocols protocol)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Version = protocol is HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
