using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.ProxyProtocol.HeaderBytes;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

[Collection("Kestrel")]
public class KestrelTests
{
    private const string CapturedCaller = $"{CapturedEndpoint} 172.31.7.113:51442 172.31.7.113:51442>172.31.10.31:80 127.0.0.1";

    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: service.example\r\n\r\n"u8.ToArray();
    private static readonly byte[] LastRequest = "GET / HTTP/1.1\r\nHost: service.example\r\nConnection: close\r\n\r\n"u8.ToArray();

    [Fact]
    public async Task Request_BehindHeader_EndpointAndTrueAddresses()
    {
        await using var host = await ProxiedHost.StartAsync();

        var answer = await host.ExchangeAsync([.. Captured.ToArray(), .. LastRequest]);

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains($"HTTP/1.1 {CapturedCaller}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_TwoOnOneConnection_BothFromTheCallerOfItsHeader()
    {
        await using var host = await ProxiedHost.StartAsync();

        var answer = await host.ExchangeAsync([.. Captured.ToArray(), .. Request, .. LastRequest]);

        Assert.Equal(2, answer.Split(CapturedCaller).Length - 1);
    }

    [Fact]
    public async Task Request_SentByteByByte_Answered()
    {
        await using var host = await ProxiedHost.StartAsync();
        using var socket = await host.ConnectAsync();

        foreach (var value in (byte[])[.. Captured.ToArray(), .. LastRequest])
        {
            await socket.SendAsync(new[] { value });
        }

        Assert.Contains(CapturedCaller, await socket.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_Ipv6Caller_TrueAddresses()
    {
        await using var host = await ProxiedHost.StartAsync();
        using var client = host.CreateClient(Tcp(IPEndPoint.Parse("[2001:db8::7]:50000"), IPEndPoint.Parse("[2001:db8::1]:443")).ToArray());

        Assert.Equal("HTTP/1.1 - [2001:db8::7]:50000 [2001:db8::7]:50000>[2001:db8::1]:443 127.0.0.1", await client.GetStringAsync("/"));
    }

    [Fact]
    public async Task Request_NlbsOwn_NoCallerAndRealAddresses()
    {
        await using var host = await ProxiedHost.StartAsync();
        using var client = host.CreateClient(Local.ToArray());

        Assert.Matches(@"^HTTP/1\.1 - - 127\.0\.0\.1:\d+>127\.0\.0\.1:\d+ 127\.0\.0\.1$", await client.GetStringAsync("/"));
    }

    [Fact]
    public async Task Request_ListenerWithoutProxyProtocol_NoConnection()
    {
        await using var host = await ProxiedHost.StartAsync((ListenOptions _) => { });
        using var client = host.CreateClient([]);

        Assert.Matches(@"^HTTP/1\.1 - - \S+ -$", await client.GetStringAsync("/"));
    }

    [Fact]
    public async Task Request_Http2WithoutTls_EndpointAndTrueAddresses()
    {
        await using var host = await ProxiedHost.StartAsync(listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UsePrivateLinkProxyProtocol();
        });

        Assert.Equal($"HTTP/2 {CapturedCaller}", await GetAsync(host, "http://service.example", HttpVersion.Version20));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Request_Tls_EndpointAndTrueAddresses(string version)
    {
        using var certificate = SelfSigned.For("service.example");
        await using var host = await ProxiedHost.StartAsync(listen => listen.UsePrivateLinkProxyProtocol().UseHttps(certificate));

        Assert.EndsWith(CapturedCaller, await GetAsync(host, "https://service.example", Version.Parse(version)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shutdown_ConnectionWithoutHeader_NotHeldUp()
    {
        var time = new ManualTime();
        await using var host = await ProxiedHost.StartAsync(options => options.TimeProvider = time);
        using var socket = await host.ConnectAsync();
        await time.IsAwaited.WaitAsync(ProxiedHost.Patience);

        await host.StopAsync();

        Assert.Empty(await socket.ReadToEndAsync());
    }

    private static async Task<string> GetAsync(ProxiedHost host, string uri, Version version)
    {
        using var client = host.CreateClient(Captured.ToArray());
        using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
