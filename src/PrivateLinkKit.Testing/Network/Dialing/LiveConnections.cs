using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>
/// Open connections with the resources on their path: if a task, load balancer, endpoint or zone goes away, its connections are reset.
/// Security groups are not evaluated again: AWS tracks connections too.
/// </summary>
internal sealed class LiveConnections
{
    private readonly ConcurrentDictionary<VirtualConnection, PacketPath> _open = new();

    public bool IsEmpty => _open.IsEmpty;

    public void Add(VirtualConnection client, PacketPath path)
    {
        _open[client] = path;
        client.ConnectionClosed.UnsafeRegister(_ => _open.TryRemove(client, out PacketPath? _), null);
    }

    /// <summary>Whoever learns of it finds no other stranded connection in use.</summary>
    public void EndStranded(NetworkMap map)
    {
        var stranded = _open.Where(open => !Stands(map, open.Value)).Select(open => open.Key).ToList();
        foreach (var connection in stranded)
        {
            connection.Sever(Removed());
        }

        foreach (var connection in stranded)
        {
            connection.Abort(Removed());
        }
    }

    public static void EndIfStranded(NetworkMap map, VirtualConnection connection, PacketPath path)
    {
        if (!Stands(map, path))
        {
            connection.Abort(Removed());
        }
    }

    public void EndAll()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Abort(new ConnectionAbortedException("The virtual network is closing."));
        }
    }

    private static ConnectionAbortedException Removed() => new("A resource on the path of this connection was removed.");

    private static bool Stands(NetworkMap map, PacketPath path) =>
        path.Interfaces.All(id => map.Interfaces.TryGetValue(id, out var place) && !place.IsCutOff)
        && path.Balancers.All(map.Balancers.ContainsKey)
        && (path.EndpointId is not { } endpointId || map.Endpoints.Any(endpoint => endpoint.Id == endpointId && endpoint.IsAvailable));
}
