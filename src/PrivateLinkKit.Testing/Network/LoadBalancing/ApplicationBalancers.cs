using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>
/// All Application Load Balancers of the virtual network: one Kestrel, whose connections carry the load balancer they entered. Each request finds its
/// rule and target in the network's current state.
/// </summary>
internal sealed class ApplicationBalancers : IAsyncDisposable
{
    private readonly VirtualEndPoint _endPoint = new("application load balancers");
    private readonly MapCache _maps;
    private readonly TargetPicker _picker;
    private readonly Func<TargetPool, CancellationToken, Task> _refreshHealth;
    private readonly NodeClients _clients;
    private readonly Lazy<Task<WebApplication>> _running;

    public ApplicationBalancers(MapCache maps, TargetPicker picker, Dialer dialer, TimeProvider time, TimeSpan connectTimeout)
    {
        _maps = maps;
        _picker = picker;
        _refreshHealth = dialer.RefreshHealth;
        _clients = new NodeClients(maps, dialer, time, connectTimeout);
        _running = new(() => Task.Run(StartAsync));
    }

    /// <summary>Listener for connections to any of them; the first use starts Kestrel.</summary>
    public VirtualListener Listener
    {
        get
        {
            _ = _running.Value;
            return _endPoint.Listener;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.IsValueCreated)
        {
            var application = await _running.Value;
            await application.StopAsync(new CancellationToken(canceled: true));
            await application.DisposeAsync();
        }

        await _endPoint.Listener.DisposeAsync();
        _clients.Dispose();
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = VirtualWebHost.CreateBuilder([_endPoint]);
        builder.Services.AddHttpForwarder();
        var application = builder.Build();
        var forwarder = new HttpForwarder(application.Services.GetRequiredService<IHttpForwarder>());
        application.Run(context => HandleAsync(context, forwarder));
        await application.StartAsync();
        return application;
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
            { FixedResponseConfig: { } response } => LoadBalancerResponses.FixedAsync(context, response),
            { RedirectConfig: { } redirect } => LoadBalancerResponses.RedirectAsync(context, redirect, listener.Port),
            _ => ForwardAsync(context, forwarder, entrance, balancer, action),
        });
    }

    private async Task ForwardAsync(HttpContext context, HttpForwarder forwarder, ApplicationEntrance entrance, Balancer balancer, Wire.ElbV2.Action action)
    {
        var arn = PoolOf(action);
        if (arn is not null && _maps.Current().Pools.TryGetValue(arn, out var stale))
        {
            await _refreshHealth(stale, context.RequestAborted);
        }

        var map = _maps.Current();
        var pool = arn is null ? null : map.Pools.GetValueOrDefault(arn);
        if (pool is null || !map.Interfaces.TryGetValue(entrance.NodeId, out var node)
            || _picker.Candidates(pool, crossesZones: true, node) is not { Count: > 0 } candidates)
        {
            await LoadBalancerResponses.ErrorAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        var (target, place) = _picker.Next(pool.Arn, candidates, onlyLook: false);
        await forwarder.ForwardAsync(context, _clients.Of(node.Id), balancer, entrance.Port, $"http://{place.Address}:{target.Port}");
    }

    /// <summary>The target group of a forward action; several groups share the requests by weight.</summary>
    private string? PoolOf(Wire.ElbV2.Action action)
    {
        var turns = (action.ForwardConfig?.TargetGroups ?? []).SelectMany(tuple => Enumerable.Repeat(tuple.TargetGroupArn!, tuple.Weight ?? 1)).ToList();
        return turns.Count is 0 ? null : _picker.Next($"among {string.Join(' ', turns.Distinct())}", turns, onlyLook: false);
    }
}
