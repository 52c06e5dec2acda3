using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing.Network.Checks;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>The HTTP clients of load-balancer nodes: each sends from its own node, and keeps its connections to targets.</summary>
internal sealed class NodeClients(
    MapCache maps, Dialer dialer, TargetHealthChecker health, TimeProvider time, TimeSpan connectTimeout) : IDisposable
{
    private readonly ConcurrentDictionary<string, HttpMessageInvoker> _clients = new();

    public HttpMessageInvoker Of(string nodeId) => _clients.GetOrAdd(nodeId, Create);

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private HttpMessageInvoker Create(string nodeId) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        SslOptions = TargetTls.Options(),
        ConnectCallback = async (context, ct) => await ConnectAsync(nodeId, context.DnsEndPoint, ct),
    });

    private async ValueTask<Stream> ConnectAsync(string nodeId, DnsEndPoint target, CancellationToken ct)
    {
        if (!maps.Current().Interfaces.TryGetValue(nodeId, out var node))
        {
            throw new SocketException((int)SocketError.NetworkDown, $"The load balancer's network interface {nodeId} no longer exists.");
        }

        var address = IPAddress.Parse(target.Host);
        await health.RefreshBetweenAsync(node, address, target.Port, ct);
        var dialled = await dialer.DialAsync(node, address, target.Port, ct);
        return new VirtualStream(await dialled.OrThrowAsync(connectTimeout, time, ct));
    }
}
