using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Http;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>
/// A server on loopback for every dialled address; answers to <see cref="Held"/> and <see cref="HalfHeld"/> wait until they are released.
/// </summary>
internal sealed class HoldingServer : IAsyncDisposable
{
    public const string Held = "/held";
    public const string HalfHeld = "/half";

    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<IPAddress> _dialled = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _connections = new();
    private readonly WebApplication _app;

    private HoldingServer(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            listen.Use(next => async connection =>
            {
                var ended = _connections[connection.ConnectionId] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await next(connection);
                ended.TrySetResult();
            });
        }));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The addresses that were dialled, in order.</summary>
    public IEnumerable<IPAddress> Dialled => _dialled;

    /// <summary>Completes when a held request has arrived.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Addresses that do not answer.</summary>
    public ConcurrentDictionary<IPAddress, bool> Dead { get; } = new();

    public static async Task<HoldingServer> StartAsync(HttpProtocols protocols = HttpProtocols.Http1)
    {
        var server = new HoldingServer(protocols);
        await server._app.StartAsync();
        return server;
    }

    public ConnectionOptions Options() => new() { Connect = ConnectAsync };

    public void LetGo() => _letGo.SetResult();

    /// <summary>Completes when a connection has been closed.</summary>
    /// <param name="id">The answer to a request over it.</param>
    public Task ClosedAsync(string id) => _connections[id].Task;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        _dialled.Enqueue(to.Address);
        return Dead.ContainsKey(to.Address)
            ? throw new IOException("Nobody is there.")
            : SocketConnection.OpenAsync(new IPEndPoint(IPAddress.Loopback, new Uri(_app.Urls.Single()).Port), cancellationToken);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/redirect")
        {
            context.Response.Redirect("/");
            context.Response.Cookies.Append("who", "me");
            return;
        }

        if (context.Request.Path == HalfHeld)
        {
            await context.Response.WriteAsync("half ");
            await context.Response.Body.FlushAsync();
        }

        if (context.Request.Path != "/")
        {
            _arrived.TrySetResult();
            await _letGo.Task;
        }

        await context.Response.WriteAsync(context.Connection.Id.Split(':')[0]);
    }
}
