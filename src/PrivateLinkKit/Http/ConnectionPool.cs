using System.Collections.Concurrent;
using System.Net;

namespace PrivateLinkKit.Http;

/// <summary>
/// The pooled connections to an endpoint as it was once resolved. When it is retired its idle connections are closed, and those at work when their
/// requests have ended; nothing in flight is cut.
/// </summary>
internal sealed class ConnectionPool
{
    private readonly ConcurrentDictionary<IPAddress, byte> _reached = new();
    private readonly HttpMessageInvoker _sender;
    private ResolvedEndpoint _endpoint;

    /// <summary>How many requests use it; one more until it is retired.</summary>
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
    /// Whether its connections lead where the endpoint is now: it is the same one, and none of its addresses has gone. An answer that is older than the last
    /// one says nothing: a request may be late with it.
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

    /// <summary>Says that a request is about to use it; false where it has been retired.</summary>
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

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _sender.SendAsync(request, cancellationToken);

    /// <summary>
    /// A request has its answer. Content that is still being read keeps its connection: <see cref="SocketsHttpHandler"/> closes only idle ones when it is disposed.
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
