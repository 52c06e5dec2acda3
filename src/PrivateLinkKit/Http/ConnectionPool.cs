using System.Collections.Concurrent;
using System.Net;

namespace PrivateLinkKit.Http;

/// <summary>
/// The pooled connections to an endpoint as resolved at one time. When the pool is retired its idle connections are closed at once, and
/// busy ones when their requests have ended; requests in flight are not interrupted.
/// </summary>
internal sealed class ConnectionPool
{
    private readonly ConcurrentDictionary<IPAddress, byte> _reached = new();
    private readonly HttpMessageInvoker _sender;
    private ResolvedEndpoint _endpoint;

    /// <summary>Number of requests in the pool, plus one until it is retired.</summary>
    private int _users = 1;

    public ConnectionPool(EndpointConnector connector, ConnectionOptions options, Action<SocketsHttpHandler>? configure, ResolvedEndpoint endpoint)
    {
        _endpoint = endpoint;
        var handler = PooledHandler.Make(options, configure);
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var (address, stream) = await connector.ConnectAsync(context.DnsEndPoint.Port, cancellationToken);
            _reached.TryAdd(address.Address, 0);
            return stream;
        };
        _sender = new HttpMessageInvoker(handler);
    }

    public bool HasReached(EndpointAddress address) => _reached.ContainsKey(address.Address);

    /// <summary>
    /// Returns true if the pool's connections still lead to the endpoint: its id is the same, and all addresses remain. An answer older
    /// than the last one is ignored, because a late request may pass it.
    /// </summary>
    public bool Serves(ResolvedEndpoint endpoint)
    {
        var known = Volatile.Read(ref _endpoint);
        if (ReferenceEquals(known, endpoint) || endpoint.ResolvedAt < known.ResolvedAt)
        {
            return true;
        }

        if (known.EndpointId != endpoint.EndpointId || known.Addresses.Any(was => !endpoint.Addresses.Any(address => address.Address.Equals(was.Address))))
        {
            return false;
        }

        Volatile.Write(ref _endpoint, endpoint);
        return true;
    }

    /// <summary>Registers a request; returns false if the pool is retired.</summary>
    public bool TryEnter()
    {
        for (var users = Volatile.Read(ref _users); users > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return true;
            }

            users = seen;
        }

        return false;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _sender.SendAsync(request, cancellationToken);

    /// <summary>
    /// Completes a request that was answered. Content that is still being read keeps its connection: <see cref="SocketsHttpHandler"/>
    /// closes only idle ones when
    /// it is disposed.
    /// </summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _sender.Dispose();
        }
    }

    public void Retire() => Leave();
}
