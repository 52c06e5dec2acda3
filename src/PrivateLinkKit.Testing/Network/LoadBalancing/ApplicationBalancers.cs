using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Testing.Network.Checks;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>
/// All Application Load Balancers of the virtual network: one Kestrel, whose connections carry the load balancer they entered. Each handshake finds its
/// certificate, and each request its rule and target, in the network's current state.
/// </summary>
internal sealed class ApplicationBalancers : IAsyncDisposable
{
    private readonly ApplicationEndPoints _endPoints;
    private readonly MapCache _maps;
    private readonly TargetPicker _picker;
    private readonly StickySessions _sessions;
    private readonly TargetHealthChecker _health;
    private readonly NodeClients _clients;
    private readonly Task<WebApplication?> _running;

    /// <param name="endPoints">Take the connections to all of them; the first one starts Kestrel.</param>
    /// <param name="maps">The map of the network.</param>
    /// <param name="picker">Chooses targets.</param>
    /// <param name="sessions">Choose targets of clients with a cookie.</param>
    /// <param name="health">Checks targets.</param>
    /// <param name="clients">The clients of the nodes.</param>
    public ApplicationBalancers(
        ApplicationEndPoints endPoints, MapCache maps, TargetPicker picker, StickySessions sessions, TargetHealthChecker health, NodeClients clients)
    {
        (_endPoints, _maps, _picker, _sessions, _health, _clients) = (endPoints, maps, picker, sessions, health, clients);
        _running = Task.Run(StartOnFirstUseAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _endPoints.DisposeAsync();
        if (await _running is { } application)
        {
            await application.StopAsync(new CancellationToken(canceled: true));
            await application.DisposeAsync();
        }

        _clients.Dispose();
    }

    private async Task<WebApplication?> StartOnFirstUseAsync() => await _endPoints.WaitForConnectionAsync() ? await StartAsync() : null;

    private async Task<WebApplication> StartAsync()
    {
        var builder = VirtualWebHost.CreateBuilder([_endPoints.Http, _endPoints.Https], Listen);
        builder.WebHost.ConfigureKestrel(kestrel => SetLimits(kestrel.Limits));
        builder.Services.AddHttpForwarder();
        var application = builder.Build();
        var forwarder = new HttpForwarder(application.Services.GetRequiredService<IHttpForwarder>());
        application.Run(context => HandleAsync(context, forwarder));
        await application.StartAsync();
        return application;
    }

    // "Request line: 16 K, single header: 16 K, entire request header: 64 K"; bodies have no limit (ALB guide, quotas).
    private static void SetLimits(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = 16 * 1024;
        limits.MaxRequestHeadersTotalSize = 64 * 1024;
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
    }

    private void Listen(ListenOptions options)
    {
        if (options.EndPoint == _endPoints.Https)
        {
            options.Use(next => async connection =>
            {
                connection.Features.Set(await ClientOffers.PeekAsync(connection.Transport.Input, connection.ConnectionClosed));
                await next(connection);
            });
            options.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = handshake => new(TlsOf(handshake)) });
        }
    }

    private SslServerAuthenticationOptions TlsOf(TlsHandshakeCallbackContext handshake)
    {
        var entrance = handshake.Connection.Features.GetRequiredFeature<ApplicationEntrance>();
        return _maps.Current().Balancers.GetValueOrDefault(entrance.BalancerArn)?.ListenerOn(entrance.Port)?.Tls is { } tls
            ? tls.OptionsFor(handshake.ClientHelloInfo.ServerName, handshake.Connection.Features.Get<ClientOffer>())
            : throw new AuthenticationException("The listener no longer terminates TLS.");
    }

    private async Task HandleAsync(HttpContext context, HttpForwarder forwarder)
    {
        var entrance = context.Features.GetRequiredFeature<ApplicationEntrance>();
        var balancer = _maps.Current().Balancers.GetValueOrDefault(entrance.BalancerArn);
        if (balancer?.ListenerOn(entrance.Port) is not { } listener)
        {
            context.Abort();
            return;
        }

        var action = RequestMatch.Find(listener, context.Request).Action;
        await (action switch
        {
            BalancerAction.FixedResponse response => LoadBalancerResponses.FixedAsync(context, response),
            BalancerAction.Redirect redirect => LoadBalancerResponses.RedirectAsync(context, redirect, listener.Port),
            BalancerAction.Forward forward => ForwardAsync(context, forwarder, entrance, balancer, forward),
            _ => throw new NotSupportedException($"A listener has the action {action}."),
        });
    }

    private async Task ForwardAsync(
        HttpContext context, HttpForwarder forwarder, ApplicationEntrance entrance, Balancer balancer, BalancerAction.Forward action)
    {
        var arn = _sessions.PoolFor(context, action);
        if (arn is not null && _maps.Current().Pools.TryGetValue(arn, out var stale))
        {
            await _health.RefreshAsync(stale, context.RequestAborted);
        }

        var map = _maps.Current();
        var pool = arn is null ? null : map.Pools.GetValueOrDefault(arn);
        if (pool is null || !map.Interfaces.TryGetValue(entrance.NodeId, out var node)
            || _picker.Candidates(pool, pool.CrossesZones ?? balancer.CrossesZones, node) is not { Count: > 0 } candidates)
        {
            await LoadBalancerResponses.ErrorAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        var (target, place) = _sessions.TargetFor(context, pool, candidates);
        var scheme = pool.IsSecure ? "https" : "http";
        await forwarder.ForwardAsync(context, _clients.Of(node.Id), balancer, entrance.Port, $"{scheme}://{place.Address}:{target.Port}");
    }
}
