using System.Net;

namespace PrivateLinkKit.Http;

/// <summary>Makes the <see cref="SocketsHttpHandler"/> behind a pool of connections.</summary>
internal static class PooledHandler
{
    /// <summary>Total time limit of resolving, racing addresses (which has its own limits) and the TLS handshake.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromMinutes(2);

    /// <exception cref="ArgumentException"><paramref name="configure"/> sets a property that must not be set.</exception>
    public static SocketsHttpHandler Make(ConnectionOptions options, Action<SocketsHttpHandler>? configure)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = options.Lifetime,
            PooledConnectionIdleTimeout = options.IdleTimeout,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        configure?.Invoke(handler);
        Refuse(handler, options);
        handler.UseProxy = false;
        return handler;
    }

    private static void Refuse(SocketsHttpHandler handler, ConnectionOptions options)
    {
        string[] faults =
        [
            .. Fault(handler.ConnectCallback is not null, "ConnectCallback bypasses the endpoint; set Connections:Connect."),
            .. Fault(handler.Proxy is not null, "Proxy bypasses the endpoint; remove it."),
            .. Fault(handler.PooledConnectionLifetime != options.Lifetime,
            "PooledConnectionLifetime must not be set here; set Connections:Lifetime."),
            .. Fault(handler.PooledConnectionIdleTimeout != options.IdleTimeout,
            "PooledConnectionIdleTimeout must not be set here; set Connections:IdleTimeout."),
        ];
        if (faults.Length > 0)
        {
            handler.Dispose();
            throw new ArgumentException(string.Join(Environment.NewLine, faults), "configure");
        }
    }

    private static string[] Fault(bool isThere, string text) => isThere ? [text] : [];
}
