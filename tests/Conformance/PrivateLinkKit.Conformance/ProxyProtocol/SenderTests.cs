using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.ProxyProtocol;

/// <summary>HAProxy in the place of an NLB: <c>UsePrivateLinkProxyProtocol</c> understands headers that others write.</summary>
public class SenderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [HaproxyTheory]
    [InlineData("127.0.0.1", "")]
    [InlineData("127.0.0.1", "proxy-v2-options crc32c,unique-id")]
    [InlineData("::1", "")]
    [InlineData("::1", "proxy-v2-options crc32c,unique-id")]
    public async Task Get_BehindHaproxy_TrueAddresses(string at, string options)
    {
        await using var host = await CallersHost.StartAsync();
        var entry = Haproxy.FreePort(IPAddress.Parse(at));
        using var haproxy = await Haproxy.StartAsync(Relay(entry, host, $"send-proxy-v2 {options}"));
        EndPoint? own = null;
        using var http = Client(entry, socket => own = socket.LocalEndPoint);

        var answer = await http.GetStringAsync("/");

        Assert.Equal($"{own} to {entry}", answer);
    }

    [HaproxyTheory]
    [InlineData("send-proxy")]
    [InlineData("")]
    public async Task Get_Version1OrNoHeader_IsRefused(string how)
    {
        await using var host = await CallersHost.StartAsync();
        var entry = Haproxy.FreePort(IPAddress.Loopback);
        using var haproxy = await Haproxy.StartAsync(Relay(entry, host, how));
        using var http = Client(entry, _ => { });

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/"));
    }

    [HaproxyFact]
    public async Task HealthCheck_OfHaproxy_HasNoCaller()
    {
        await using var host = await CallersHost.StartAsync();
        using var haproxy = await Haproxy.StartAsync(Relay(Haproxy.FreePort(IPAddress.Loopback), host, "send-proxy-v2 check inter 100ms"));

        var (connection, remote) = await host.HealthCheck.WaitAsync(Patience);

        Assert.NotNull(connection);
        Assert.Null(connection.Client);
        Assert.Equal(IPAddress.Loopback, remote);
    }

    private static string Relay(IPEndPoint entry, CallersHost host, string how) => $"""
        listen entry
          mode tcp
          bind {entry}
          unique-id-format %ci-%cp-%ts
          option httpchk GET /health
          server host {host.Authority} {how}
        """;

    private static HttpClient Client(IPEndPoint entry, Action<Socket> connected) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(entry.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(entry, ct);
            connected(socket);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://service.example"),
        Timeout = Patience,
    };
}
