using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Conformance.ProxyProtocol;

/// <summary>A host that expects PROXY protocol headers, and answers with the caller's identity.</summary>
internal sealed class CallersHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource<(PrivateLinkConnection? Connection, IPAddress? Remote)> _checked = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    private CallersHost(WebApplication app) => _app = app;

    public string Authority => new Uri(_app.Urls.Single()).Authority;

    /// <summary>The first request for <c>/health</c>.</summary>
    public Task<(PrivateLinkConnection? Connection, IPAddress? Remote)> HealthCheck => _checked.Task;

    public static async Task<CallersHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UsePrivateLinkProxyProtocol()));
        var host = new CallersHost(builder.Build());
        host._app.MapGet("/", (HttpContext context) => $"{context.GetPrivateLinkConnection()?.Client} to {context.GetPrivateLinkConnection()?.Destination}");
        host._app.MapGet("/health", (HttpContext context) =>
            { host._checked.TrySetResult((context.GetPrivateLinkConnection(), context.Connection.RemoteIpAddress)); });
        await host._app.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
