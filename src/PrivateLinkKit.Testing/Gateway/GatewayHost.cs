using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrivateLinkKit.Testing.Hosting;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>The HTTP server in front of the API, on the loopback address only.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    // A body over the limit of a call is read before it is refused, because clients read no answer while they send. This bounds that reading.
    private const int LongestRead = 8 * RequestReader.LongestBody;

    private readonly WebApplication _server;

    public GatewayHost(Api api, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestRead;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        _server = builder.Build();
        _server.Run(api.HandleAsync);
    }

    public Uri Url { get; private set; } = null!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(cancellationToken);
        Url = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}
