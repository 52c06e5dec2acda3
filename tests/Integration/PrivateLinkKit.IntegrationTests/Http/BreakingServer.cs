using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Http;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>Answers requests, but closes the connection after receiving the first request to <see cref="Once"/>.</summary>
internal sealed class BreakingServer : IAsyncDisposable
{
    public const string Once = "/once";

    private readonly ConcurrentQueue<string> _received = new();
    private readonly WebApplication _app;
    private readonly Ending _ending;
    private volatile CuttableStream? _connection;

    private BreakingServer(HttpProtocols protocols, Ending ending)
    {
        _ending = ending;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Method and path of every request, in order.</summary>
    public IEnumerable<string> Received => _received;

    public static async Task<BreakingServer> StartAsync(HttpProtocols protocols, Ending ending)
    {
        var server = new BreakingServer(protocols, ending);
        await server._app.StartAsync();
        return server;
    }

    public ConnectionOptions Options() => new()
    {
        Connect = async (_, cancellationToken) =>
            _connection = new CuttableStream(await SocketConnection.OpenAsync(
                new IPEndPoint(IPAddress.Loopback, new Uri(_app.Urls.Single()).Port), cancellationToken)),
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _received.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (context.Request.Path == Once && _received.Count(request => request.EndsWith(Once, StringComparison.Ordinal)) == 1)
        {
            _connection!.Cut(_ending);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
