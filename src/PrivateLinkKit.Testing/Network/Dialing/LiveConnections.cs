using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>
/// Open connections with the resources on their path: if a task, load balancer, endpoint or zone goes away, its connections are reset. While a network ACL
/// denies packets of one end, the other receives none; and none pass an endpoint that was rejected. Security groups are not evaluated again: AWS tracks
/// connections too.
/// </summary>
/// <param name="map">Returns the current map.</param>
/// <param name="version">Returns the version of the cloud.</param>
/// <param name="silenced">Records a connection that has just become silent, and the reason.</param>
internal sealed class LiveConnections(Func<NetworkMap> map, Func<long> version, Action<VirtualConnection, PacketPath, string> silenced)
{
    private readonly ConcurrentDictionary<VirtualConnection, PacketPath> _open = new();
    private readonly Lock _sweeping = new();
    private long _swept = -1;

    public bool IsEmpty => _open.IsEmpty;

    public void Add(VirtualConnection client, PacketPath path)
    {
        _open[client] = path;
        client.WhenClosed(() => _open.TryRemove(client, out PacketPath? _));
    }

    /// <summary>
    /// Applies the changes since the last sweep to all connections. Whoever learns of the end of one finds no other stranded connection in use.
    /// </summary>
    public void Sweep()
    {
        if (Volatile.Read(ref _swept) == version())
        {
            return;
        }

        // The map takes the lock of the cloud, which comes first.
        var now = map();
        lock (_sweeping)
        {
            if (_swept < now.Version)
            {
                Judge(now, _open);
                Volatile.Write(ref _swept, now.Version);
            }
        }
    }

    /// <summary>Applies the changes since its path was found to one connection.</summary>
    public void Sweep(VirtualConnection connection, PacketPath path)
    {
        while (true)
        {
            var now = map();
            lock (_sweeping)
            {
                if (_swept <= now.Version)
                {
                    Judge(now, [new(connection, path)]);
                    return;
                }
            }
        }
    }

    /// <summary>Resets the connections to a target that a Network Load Balancer no longer uses.</summary>
    public void EndTo(Target target)
    {
        var unhealthy = new ConnectionAbortedException("The load balancer terminates connections to unhealthy targets.");
        foreach (var (connection, _) in _open.Where(open => open.Value.Targets.Any(picked => picked.TargetKey == target.Key)))
        {
            connection.Sever(unhealthy);
            connection.Abort(unhealthy);
        }
    }

    public void EndAll()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Abort(new ConnectionAbortedException("The virtual network is closing."));
        }
    }

    private void Judge(NetworkMap now, IEnumerable<KeyValuePair<VirtualConnection, PacketPath>> connections)
    {
        var standing = connections.Select(open => (Connection: open.Key, Path: open.Value, Lost: LostIn(now, open.Value)))
            .ToLookup(open => open.Lost is not null || Stands(now, open.Path));
        var removed = new ConnectionAbortedException("A resource on the path of this connection was removed.");
        foreach (var open in standing[false])
        {
            open.Connection.Sever(removed);
        }

        foreach (var open in standing[false])
        {
            open.Connection.Abort(removed);
        }

        foreach (var (connection, path, lost) in standing[true])
        {
            SilenceIfDropped(now, connection, path, lost);
        }
    }

    private void SilenceIfDropped(NetworkMap now, VirtualConnection connection, PacketPath path, string? lost)
    {
        var wasSilent = connection.IsSilent || connection.GetsNoAnswers;
        var (packets, answers) = (lost ?? path.RefusePackets(now), lost ?? path.RefuseAnswers(now));
        connection.Silence(ownPackets: packets is not null, answers: answers is not null);
        if (!wasSilent && (packets ?? answers) is { } refusal)
        {
            silenced(connection, path, refusal);
        }
    }

    /// <summary>
    /// Returns why packets are lost at the endpoint on the path; null if they are not. A rejected connection is not reset (AWS knowledge center, "cannot
    /// connect to an endpoint service").
    /// </summary>
    private static string? LostIn(NetworkMap map, PacketPath path) => EndpointOn(map, path) is { IsAvailable: false, IsBeingDeleted: false } endpoint
        ? $"dropped by {endpoint.Id}: its state is {endpoint.State}"
        : null;

    private static Map.Endpoint? EndpointOn(NetworkMap map, PacketPath path) =>
        path.EndpointId is { } id ? map.EndpointsById.GetValueOrDefault(id) : null;

    private static bool Stands(NetworkMap map, PacketPath path) =>
        path.Interfaces.All(id => map.Interfaces.TryGetValue(id, out var place) && place is { IsCutOff: false, IsDown: false })
        && path.Mappings.All(mapping => map.PublicAddresses.TryGetValue(mapping.Address, out var place) && place.Id == mapping.InterfaceId)
        && path.Balancers.All(map.Balancers.ContainsKey)
        && path.Targets.All(picked => Keeps(map, picked))
        && (path.EndpointId is null || EndpointOn(map, path) is { IsAvailable: true });

    // After its deregistration delay a target is no longer in its group.
    private static bool Keeps(NetworkMap map, PickedTarget picked) =>
        !map.Pools.TryGetValue(picked.PoolArn, out var pool) || !pool.EndsDeregistered || pool.Targets.Any(target => target.Key == picked.TargetKey);
}
