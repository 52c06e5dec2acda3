using System.Net;
using PrivateLinkKit.Testing.Network.LoadBalancing;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network;

/// <summary>Opens connections between locations. Returns at once: waiting for dropped packets is left to the caller.</summary>
internal sealed class Dialer(MapCache maps, TargetPicker picker, Listeners listeners, LiveConnections live)
{
    private const int FirstEphemeralPort = 32768;
    private const int EphemeralPorts = 28232;
    private int _portsGiven;

    /// <summary>Returns the listener of the Application Load Balancers.</summary>
    public required Func<VirtualListener> Applications { get; init; }

    /// <summary>Updates the health of a target group.</summary>
    public required Func<TargetPool, CancellationToken, Task> RefreshHealth { get; init; }

    public async Task<Dialled> DialAsync(Place from, IPAddress to, int port, CancellationToken ct)
    {
        foreach (var pool in new PathFinder(maps.Current(), picker, onlyLook: true).Find(from, to, port).Pools)
        {
            await RefreshHealth(pool, ct);
        }

        var map = maps.Current();
        var path = new PathFinder(map, picker, onlyLook: false).Find(from, to, port);
        if (path.Drop is { } reason)
        {
            return new Dialled(NetworkOutcome.Dropped, reason);
        }

        var listener = ListenerAt(path);
        var (source, dialled) = (new IPEndPoint(from.Address, NextPort()), new IPEndPoint(to, port));
        var (client, server) = VirtualConnection.Pair(
            source,
            dialled,
            clientAsSeen: new IPEndPoint(path.Source, NextPort()),
            server: new IPEndPoint(path.Destination!.Address, path.Port));
        if (path.Application is { } balancer)
        {
            server.Features.Set(new ApplicationEntrance(balancer.Arn, path.Destination.Id, path.Port));
        }

        if (path.HasProxyHeader)
        {
            await client.Transport.Output.WriteAsync(ProxyProtocolHeader.Of(source, dialled, path.EndpointId), ct);
        }

        live.Add(client, path);
        if (!maps.IsCurrent(map))
        {
            // A resource deleted since the path was found may have had its connections reset before this one was registered.
            LiveConnections.EndIfStranded(maps.Current(), client, path);
        }

        if (listener?.TryEnqueue(server) == true)
        {
            return new Dialled(NetworkOutcome.Delivered, "delivered", client);
        }

        await client.DisposeAsync();
        return new Dialled(NetworkOutcome.Refused, RefusedAt(path));
    }

    public bool Listens(PacketPath path) => ListenerAt(path) is not null;

    public static string RefusedAt(PacketPath path) => $"refused by {path.Destination!.Id} ({path.Destination.Address}): no listener on port {path.Port}";

    private int NextPort() => FirstEphemeralPort + (int)((uint)Interlocked.Increment(ref _portsGiven) % EphemeralPorts);

    private VirtualListener? ListenerAt(PacketPath path) => path.Application is { } balancer
        ? balancer.IsActive && balancer.ListenerOn(path.Port) is not null ? Applications() : null
        : listeners.Find(path.Destination!.Id, path.Port);
}
