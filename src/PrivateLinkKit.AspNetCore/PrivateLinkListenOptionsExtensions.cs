using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.AspNetCore.ProxyProtocol;

namespace PrivateLinkKit;

/// <summary>PROXY protocol for a listener of Kestrel.</summary>
public static class PrivateLinkListenOptionsExtensions
{
    /// <summary>
    /// Reads the PROXY protocol v2 header with which an NLB begins every connection when its target group has <c>proxy_protocol_v2.enabled</c>, and gives the
    /// connection the addresses of the true caller. A connection without a valid header is closed. Call it before <c>UseHttps</c>: the header comes before TLS.
    /// HTTP/3 has no place for a header, so its connections are closed.
    /// </summary>
    /// <param name="listen">The listener; only NLBs may connect to it.</param>
    /// <param name="configure">Changes options from their defaults (<see cref="ProxyProtocolOptions"/>).</param>
    /// <returns>The same listener.</returns>
    /// <exception cref="InvalidOperationException">The listener reads the header already, or would inside TLS: callers could write one.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds; the message names every one that is.</exception>
    public static ListenOptions UsePrivateLinkProxyProtocol(this ListenOptions listen, Action<ProxyProtocolOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(listen);
        ReaderPlacement.Claim(listen);
        var options = new ProxyProtocolOptions();
        configure?.Invoke(options);
        options.RefuseFaults();

        var loggers = listen.ApplicationServices.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        var logger = loggers.CreateLogger<ProxyProtocolMiddleware>();
        listen.Use(next => new ProxyProtocolMiddleware(next, options, logger).OnConnectionAsync);
        ((IMultiplexedConnectionBuilder)listen).Use(_ => connection =>
        {
            connection.Abort(new ConnectionAbortedException("HTTP/3 cannot carry a PROXY protocol header."));
            return Task.CompletedTask;
        });
        return listen;
    }
}
