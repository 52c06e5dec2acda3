using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Discovery;
using PrivateLinkKit.Http;

namespace PrivateLinkKit;

/// <summary>HTTP through the endpoints of a resolver.</summary>
public static class EndpointResolverExtensions
{
    /// <summary>
    /// Creates a handler that sends every request through the endpoint, regardless of the host in its URI. The URI, the <c>Host</c> header,
    /// the port and the TLS name stay
    /// those of the URI. HTTP/1.1 and HTTP/2, over TLS or with prior knowledge, work as with <see cref="SocketsHttpHandler"/>, and
    /// so does gRPC. HTTP/3 does not, since endpoints carry TCP: a request that requires it fails with
    /// <see cref="HttpRequestError.VersionNegotiationError"/>; others are sent by HTTP/2 at most.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A new connection goes to the first of <see cref="ResolvedEndpoint.Addresses"/> that answers: the next one is tried in parallel after
    /// <see cref="ConnectionOptions.AttemptDelay"/>, or at once when one fails. Addresses that did not answer are tried last for
    /// <see cref="ConnectionOptions.RetryAfter"/>.
    /// </para>
    /// <para>
    /// When the endpoint moves, or an address that was connected before fails, new requests use new connections; requests in flight are not
    /// interrupted. A request is resent only if its method is idempotent (RFC 9110, 9.2.2) and its pooled connection was closed before any
    /// answer, or if HTTP/2 says that it was
    /// not processed.
    /// </para>
    /// <para>
    /// Errors are <see cref="HttpRequestException"/>s: <see cref="HttpRequestError.NameResolutionError"/> with an
    /// <see cref="EndpointUnavailableException"/> inside, at once,
    /// also while older connections are open, or with an <see cref="EndpointResolutionException"/> where none is, or
    /// <see cref="HttpRequestError.ConnectionError"/> with an <see cref="EndpointConnectException"/>.
    /// </para>
    /// <para>
    /// Redirects are not followed: their target would also be requested through the endpoint. Cookies and proxies are not used. Synchronous
    /// sending is not supported.
    /// </para>
    /// </remarks>
    /// <param name="resolver">Must live as long as the handler.</param>
    /// <param name="name">One of <see cref="PrivateLinkOptions.Endpoints"/>.</param>
    /// <param name="configure">
    /// Sets other properties of the <see cref="SocketsHttpHandler"/>, such as <see cref="SocketsHttpHandler.SslOptions"/>; called for each
    /// handler that is created, so also when connections are renewed, and once for validation.
    /// <see cref="SocketsHttpHandler.ConnectCallback"/>, <see cref="SocketsHttpHandler.Proxy"/> and the two time limits of pooled
    /// connections, which are in <see cref="ConnectionOptions"/>, must not be set. null: none.
    /// </param>
    /// <exception cref="ArgumentException">There is no such name, or its options cannot be used, or <paramref name="configure"/> sets a
    /// property that must not be set.</exception>
    public static HttpMessageHandler CreateHandler(this IEndpointResolver resolver, string name, Action<SocketsHttpHandler>? configure = null) =>
        HandlerOf(resolver, name, configure, new PrivateLinkOptions());

    /// <param name="resolver">Must live as long as the handler.</param>
    /// <param name="name">The endpoint.</param>
    /// <param name="configure">See above.</param>
    /// <param name="others">Options for a resolver without options of its own.</param>
    internal static HttpMessageHandler HandlerOf(IEndpointResolver resolver, string name, Action<SocketsHttpHandler>? configure, PrivateLinkOptions others)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return resolver is EndpointResolver own
            ? new EndpointHandler(own.Find(name), own.Options.Connections, own.Options.TimeProvider, own.LoggerFactory, configure)
            : new EndpointHandler(new AnswersOfResolver(resolver, name), others.Connections, others.TimeProvider, NullLoggerFactory.Instance, configure);
    }
}
