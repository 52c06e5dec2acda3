using Microsoft.Extensions.Logging;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.Http;

/// <summary>
/// Sends requests through an endpoint. The request is unchanged, including its URI, <c>Host</c> header and TLS name; only the socket is
/// connected to the endpoint.
/// </summary>
internal sealed partial class EndpointHandler : HttpMessageHandler
{
    /// <summary>Category of all log messages about connections.</summary>
    private const string Category = "PrivateLinkKit.Http";

    private readonly string _name;
    private readonly IEndpointAnswers _answers;
    private readonly Action<SocketsHttpHandler>? _configure;
    private readonly ConnectionOptions _options;
    private readonly EndpointConnector _connector;
    private readonly IDisposable? _owned;
    private readonly Lock _gate = new();
    private ConnectionPool? _pool;
    private bool _disposed;

    /// <param name="answers">Resolved endpoints.</param>
    /// <param name="options">Connection options.</param>
    /// <param name="time">The clock of the race over its addresses.</param>
    /// <param name="loggers">Loggers.</param>
    /// <param name="configure">Settings of the host.</param>
    /// <param name="owned">Disposed with the handler.</param>
    /// <exception cref="ArgumentException"><paramref name="configure"/> sets a property that must not be set.</exception>
    public EndpointHandler(
        IEndpointAnswers answers, ConnectionOptions options, TimeProvider time, ILoggerFactory loggers, Action<SocketsHttpHandler>? configure,
            IDisposable? owned = null)
    {
        PooledHandler.Make(options, configure).Dispose();
        (_name, _answers, _options, _configure, _owned) = (answers.Name, answers, options, configure, owned);
        _logger = loggers.CreateLogger(Category);
        _connector = new EndpointConnector(answers, options, time, _logger);
        _connector.AddressFailed += Leave;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpVersions.Guard(request);
        Repeatability.Guard(request);
        var pool = await EnterAsync(cancellationToken);
        try
        {
            return await pool.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException error) when (error.InnerException is PrivateLinkException cause)
        {
            throw ToHttp(cause);
        }
        finally
        {
            pool.Leave();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _disposed = true;
            }

            Drop(_pool);
            _connector.Dispose();
            _owned?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Returns a pool whose connections lead to the endpoint's current addresses.</summary>
    private async ValueTask<ConnectionPool> EnterAsync(CancellationToken cancellationToken)
    {
        ResolvedEndpoint endpoint;
        try
        {
            endpoint = await _answers.ResolveAsync(cancellationToken);
        }
        catch (EndpointUnavailableException error)
        {
            // AWS may drop packets to it silently: requests should not wait for a timeout.
            Drop(Volatile.Read(ref _pool));
            throw ToHttp(error);
        }
        catch (PrivateLinkException error)
        {
            // Without an answer, open connections stay in use; a request that needs a new one fails in the connector.
            return Volatile.Read(ref _pool) is { } connected && connected.TryEnter() ? connected : throw ToHttp(error);
        }

        while (true)
        {
            var pool = Volatile.Read(ref _pool);
            if (pool is not null && !pool.Serves(endpoint))
            {
                LogMoved(_name, Printable.Escape(endpoint.EndpointId));
                Drop(pool);
            }
            else if (pool is not null && pool.TryEnter())
            {
                return pool;
            }
            else
            {
                Open(endpoint);
            }
        }
    }

    private void Open(ResolvedEndpoint endpoint)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _pool ??= new ConnectionPool(_connector, _options, _configure, endpoint);
        }
    }

    private void Drop(ConnectionPool? pool)
    {
        if (pool is not null && Interlocked.CompareExchange(ref _pool, null, pool) == pool)
        {
            pool.Retire();
        }
    }

    /// <summary>Closes older connections to an address at which a new connection failed, because they are probably dead.</summary>
    private void Leave(EndpointAddress address)
    {
        if (Volatile.Read(ref _pool) is { } pool && pool.HasReached(address))
        {
            LogGivenUp(_name, address.Address);
            Drop(pool);
        }
    }

    private static HttpRequestException ToHttp(PrivateLinkException cause) =>
        new(cause is EndpointConnectException ? HttpRequestError.ConnectionError : HttpRequestError.NameResolutionError, cause.Message, cause);
}
