using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>
/// Opens connections between locations, by the current health of targets. Returns at once: waiting for dropped packets is left to the caller.
/// </summary>
/// <param name="maps">The map of the network.</param>
/// <param name="picker">Chooses targets.</param>
/// <param name="listeners">The listeners at network interfaces.</param>
/// <param name="applications">The listeners of all Application Load Balancers.</param>
/// <param name="apis">The listener of the APIs of AWS's own services.</param>
/// <param name="apiGateway">The listener of API Gateway.</param>
/// <param name="live">Keeps the open connections.</param>
internal sealed class Dialer(
    MapCache maps,
    TargetPicker picker,
    Listeners listeners,
    ApplicationEndPoints applications,
    VirtualListener apis,
    VirtualListener apiGateway,
    LiveConnections live)
{
    private const int FirstEphemeralPort = 32768;
    private const int EphemeralPorts = 28232;
    private int _portsGiven;

    /// <summary>Returns the target groups that a connection would be balanced over; sends nothing.</summary>
    public IReadOnlyList<TargetPool> PoolsBetween(Place from, IPAddress to, int port) =>
        new PathFinder(maps.Current(), picker, onlyLook: true).Find(from, to, port).Pools;

    public async Task<Dialled> DialAsync(Place from, IPAddress to, int port, CancellationToken ct)
    {
        var map = maps.Current();
        var path = new PathFinder(map, picker, onlyLook: false).Find(from, to, port);
        if (path.Drop is { } reason)
        {
            return new Dialled(NetworkOutcome.Dropped, reason);
        }

        var listener = ListenerAt(path);
        var (source, dialled) = (new IPEndPoint(from.Address, NextPort()), new IPEndPoint(to, port));
        var legs = Leg.Open(path, source, dialled, NextPort, live.Sweep);
        var (client, server) = (legs[0].Client, legs[^1].Server);
        if (path.Application is { } balancer)
        {
            server.Features.Set(new ApplicationEntrance(balancer.Arn, path.Destination!.Id, path.Port));
        }

        if (path.Api is { } api)
        {
            server.Features.Set(api);
        }

        if (path.HasProxyHeader)
        {
            var (sender, entry) = (path.Sender ?? source.Address, path.EntryAddress ?? dialled.Address);
            await legs[^1].Client.Transport.Output.WriteAsync(
                ProxyProtocolHeader.Of(new IPEndPoint(sender, source.Port), new IPEndPoint(entry, dialled.Port), path.EndpointId), ct);
        }

        live.Add(client, path);
        if (!maps.IsCurrent(map))
        {
            // A resource deleted since the path was found may have had its connections reset before this one was registered.
            live.Sweep(client, path);
        }

        if (path.Terminations is not [])
        {
            TlsTerminator.Start(legs, path.Terminations, reachTarget: () => listener?.TryEnqueue(server) is true);
            return new Dialled(NetworkOutcome.Delivered, "delivered", client);
        }

        if (listener?.TryEnqueue(server) == true)
        {
            return new Dialled(NetworkOutcome.Delivered, "delivered", client);
        }

        await client.DisposeAsync();
        return new Dialled(NetworkOutcome.Refused, RefusedAt(path));
    }

    /// <summary>Resets the connections to a target.</summary>
    public void EndConnectionsTo(Target target) => live.EndTo(target);

    public bool Listens(PacketPath path) => ListenerAt(path) is not null;

    public static string RefusedAt(PacketPath path) => $"refused by {path.Destination!.Id} ({path.Destination.Address}): no listener on port {path.Port}";

    private int NextPort() => FirstEphemeralPort + (int)((uint)Interlocked.Increment(ref _portsGiven) % EphemeralPorts);

    private VirtualListener? ListenerAt(PacketPath path) => path.Api is not null ? apis
        : path.IsAtApiGateway ? apiGateway
        : path.Application is { } balancer
            ? balancer.IsActive && balancer.ListenerOn(path.Port) is { } listener ? applications.Of(listener) : null
        : listeners.Find(path.Destination!.Id, path.Port);
}
