using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Hosting;
using PrivateLinkKit.Http;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks.Http;

/// <summary>
/// A consumer's host beside the Task API, applied to an EmbeddedAws of this process, and the same API in a Kestrel on loopback. All clients
/// are created by an IHttpClientFactory.
/// </summary>
internal sealed class HttpCase : IAsyncDisposable
{
    private const string Name = "task-api";

    private readonly Emulated _edge;
    private readonly LoopbackServer _server;
    private readonly PrivateLinkEndpoint _endpoint;
    private readonly NetworkPlace _place;
    private readonly ServiceProvider _host;
    private readonly ServiceProvider _hostOnLoopback;

    private HttpCase(Emulated edge, LoopbackServer server, PrivateLinkEndpoint endpoint)
    {
        (_edge, _server, _endpoint) = (edge, server, endpoint);
        _place = edge.Aws.Network.StandIn(endpoint.VpcId);
        _host = Host(_place.ConnectAsync, new Uri($"http://{endpoint.DnsName}"), new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync });
        _hostOnLoopback = Host((_, cancellationToken) => SocketConnection.OpenAsync(server.Address, cancellationToken), server.Url,
            new SocketsHttpHandler { UseProxy = false });
    }

    public static async Task<HttpCase> StartAsync()
    {
        var edge = await Emulated.StartAsync();
        var server = await LoopbackServer.StartAsync(TaskApiImage.Map);
        return new HttpCase(edge, server, (await edge.ApplyAsync(ManyConsumers.Stack(1))).Endpoint(ManyConsumers.First));
    }

    /// <summary>Creates clients in the consumer's VPC: one through the endpoint, and one with a plain handler for the same name.</summary>
    public (HttpClient Through, HttpClient Plain) InVpc() => Clients(_host);

    /// <summary>To the Kestrel on loopback: as if that were the endpoint's address, and with a plain handler.</summary>
    public (HttpClient Through, HttpClient Plain) OnLoopback() => Clients(_hostOnLoopback);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _hostOnLoopback.DisposeAsync();
        await _server.DisposeAsync();
        await _edge.DisposeAsync();
    }

    private static (HttpClient Through, HttpClient Plain) Clients(ServiceProvider host)
    {
        var factory = host.GetRequiredService<IHttpClientFactory>();
        return (factory.CreateClient(nameof(Clients)), factory.CreateClient());
    }

    private ServiceProvider Host(Func<IPEndPoint, CancellationToken, ValueTask<Stream>> connect, Uri plainAddress, SocketsHttpHandler plain)
    {
        var services = new ServiceCollection();
        services.AddPrivateLink(options =>
        {
            var edge = _edge.Options;
            (options.ServiceUrl, options.Region, options.Credentials) = (edge.ServiceUrl, edge.Region, edge.Credentials);
            (options.Resolution.DetectZone, options.Resolution.Zone, options.Resolution.LookUp) = (
                false, ManyConsumers.Zones[0], _edge.Aws.Network.StandIn(_endpoint.VpcId).LookUpAsync);
            options.Connections.Connect = connect;
        }).AddEndpoint(Name, endpoint => endpoint.Stack = Name);
        services.AddHttpClient(nameof(Clients), client => client.BaseAddress = new Uri($"http://{Name}")).UsePrivateLink(Name);
        services.AddHttpClient("", client => client.BaseAddress = plainAddress).ConfigurePrimaryHttpMessageHandler(() => plain);
        return services.BuildServiceProvider();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await _place.LookUpAsync(context.DnsEndPoint.Host, cancellationToken);
        return await _place.ConnectAsync(new IPEndPoint(addresses[0], context.DnsEndPoint.Port), cancellationToken);
    }
}
