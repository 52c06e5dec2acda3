using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.ProxyProtocol.HeaderBytes;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

/// <summary>Position of the header reader on a listener.</summary>
[Collection("Kestrel")]
public class PlacementTests
{
    private static readonly byte[] LastRequest = "GET / HTTP/1.1\r\nHost: service.example\r\nConnection: close\r\n\r\n"u8.ToArray();
    private static readonly byte[] Forged = From("10.9.9.9:50000", "vpce-0eeeeeeeeeeeeeeee").ToArray();

    [Fact]
    public async Task Start_SecondReader_Refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ProxiedHost.StartAsync(listen => listen.UsePrivateLinkProxyProtocol().UsePrivateLinkProxyProtocol()));

        Assert.Contains("already reads", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ReaderOfDefaultsAndOfListener_Refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => ProxiedHost.StartAsync(
            listen => listen.UsePrivateLinkProxyProtocol(),
            builder => builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.ConfigureEndpointDefaults(listen => listen.UsePrivateLinkProxyProtocol());
                kestrel.ListenLocalhost(FreePort(), listen => listen.UsePrivateLinkProxyProtocol());
            })));
    }

    [Fact]
    public async Task Start_ReaderBehindTls_Refused()
    {
        using var certificate = SelfSigned.For("service.example");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ProxiedHost.StartAsync(listen => listen.UseHttps(certificate).UsePrivateLinkProxyProtocol()));

        Assert.Contains("before UseHttps", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ReaderOnEachListener_Started()
    {
        await using var host = await ProxiedHost.StartAsync(
            listen => listen.UsePrivateLinkProxyProtocol(),
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(FreePort(), listen => listen.UsePrivateLinkProxyProtocol())));
    }

    [Fact]
    public async Task Connection_DescribedBefore_Refused()
    {
        await using var host = await ProxiedHost.StartAsync(listen =>
        {
            listen.Use(next => connection =>
            {
                connection.Features.Set(new PrivateLinkConnection { EndpointId = CapturedEndpoint });
                return next(connection);
            });
            listen.UsePrivateLinkProxyProtocol();
        });

        Assert.Empty(await host.ExchangeAsync([.. Forged, .. LastRequest]));
        Assert.Contains(host.Log.All, line => line.Event == 2001 && line.Text.Contains("already", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connection_TlsAlready_Refused()
    {
        await using var host = await ProxiedHost.StartAsync(listen =>
        {
            listen.Use(next => connection =>
            {
                connection.Features.Set<ITlsConnectionFeature>(new Tls());
                return next(connection);
            });
            listen.UsePrivateLinkProxyProtocol();
        });

        Assert.Empty(await host.ExchangeAsync([.. Forged, .. LastRequest]));
        Assert.Contains(host.Log.All, line => line.Event == 2001 && line.Text.Contains("TLS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_UnixSocket_ByOption(bool isTrusted)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var host = await ProxiedHost.StartAsync(
            _ => { },
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(
                path, listen => listen.UsePrivateLinkProxyProtocol(options => options.TrustUnixSockets = isTrusted))));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));

        var answer = await socket.ExchangeAsync([.. Captured.ToArray(), .. LastRequest]);

        Assert.Equal((isTrusted, isTrusted), (answer.Length > 0, answer.Contains(CapturedEndpoint, StringComparison.Ordinal)));
        Assert.Equal(isTrusted, host.Log.All.All(line => line.Event != 2001));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed class Tls : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
    }
}
