using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.AspNetCore.Tests.Hosts;

/// <summary>An ASP.NET Core host on a loopback port, to which tests connect as an NLB does.</summary>
internal sealed class ProxiedHost : IAsyncDisposable
{
    /// <summary>Longer than any test should take, so that a hanging test fails with its location.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication _app;

    private ProxiedHost(WebApplication app, LogLines log) => (_app, Log) = (app, log);

    public LogLines Log { get; }

    public IConfigurationRoot Configuration => (IConfigurationRoot)_app.Configuration;

    public static Task<ProxiedHost> StartAsync(Action<ProxyProtocolOptions>? options = null) =>
        StartAsync(listen => listen.UsePrivateLinkProxyProtocol(options));

    public static async Task<ProxiedHost> StartAsync(Action<ListenOptions> listen, Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen));
        build?.Invoke(builder);
        var app = builder.Build();
        app.MapGet("/", Describe);
        map?.Invoke(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new ProxiedHost(app, log);
    }

    public async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPEndPoint.Parse(new Uri(_app.Urls.Single()).Authority)).WaitAsync(Patience);
        return socket;
    }

    /// <summary>A client whose connections begin with a header; its URIs may name any host.</summary>
    public HttpClient CreateClient(byte[] header)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var stream = new NetworkStream(await ConnectAsync(), ownsSocket: true);
                await stream.WriteAsync(header, cancellation);
                return stream;
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return new HttpClient(handler) { Timeout = Patience, BaseAddress = new Uri("http://service.example") };
    }

    public Task StopAsync() => _app.StopAsync().WaitAsync(Patience);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Describe(HttpContext context)
    {
        var connection = context.GetPrivateLinkConnection();
        var ends = context.Connection;
        return $"{context.Request.Protocol} {connection?.EndpointId ?? "-"} {connection?.Client?.ToString() ?? "-"} "
            + $"{new IPEndPoint(ends.RemoteIpAddress!, ends.RemotePort)}>{new IPEndPoint(ends.LocalIpAddress!, ends.LocalPort)} "
            + $"{(connection?.Proxy as IPEndPoint)?.Address.ToString() ?? "-"}";
    }
}
