using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using PrivateLinkKit;
using PrivateLinkKit.Hosting;
using PrivateLinkKit.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Connects clients of <see cref="IHttpClientFactory"/> to their service through an endpoint.</summary>
public static class EndpointHttpClientBuilderExtensions
{
    /// <summary>
    /// Connects to the endpoint instead of the host that the request's URI names. The URI, the <c>Host</c> header, the port and the TLS name stay those of
    /// the URI, so <c>https://tasks.example.com</c> expects the certificate of <c>tasks.example.com</c>, and <c>http://task-api</c> need
    /// not be a DNS name.
    /// Replaces the client's primary handler; see <see cref="EndpointResolverExtensions.CreateHandler"/> for its behaviour.
    /// </summary>
    /// <remarks>
    /// The handler lives as long as the host, because it renews its connections itself. Redirects are not followed: their target would also
    /// be requested through the endpoint. Cookies and proxies are not used. A primary handler that is set after this is refused with an
    /// <see cref="InvalidOperationException"/> when the client is created.
    /// </remarks>
    /// <param name="builder">The client.</param>
    /// <param name="endpoint">A name of <see cref="PrivateLinkOptions.Endpoints"/>. Any other name stops the host's start.</param>
    /// <param name="configure">
    /// Sets other properties of the <see cref="SocketsHttpHandler"/>, such as <see cref="SocketsHttpHandler.SslOptions"/>; called for each
    /// handler that is created, so also when connections are renewed, and once for validation.
    /// <see cref="SocketsHttpHandler.ConnectCallback"/>, <see cref="SocketsHttpHandler.Proxy"/> and the two time limits of pooled
    /// connections, which are in <see cref="ConnectionOptions"/>, must not be set. null: none.
    /// </param>
    public static IHttpClientBuilder UsePrivateLink(this IHttpClientBuilder builder, string endpoint, Action<SocketsHttpHandler>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        builder.Services.AddPrivateLink().Services.AddSingleton(new NameInUse(
            nameof(PrivateLinkOptions.Endpoints), endpoint, $"the HTTP client {builder.Name}"));
        builder.Services.AddSingleton(new EndpointClient(builder.Name, endpoint));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, PrimaryHandlerGuard>());
        return builder
            .ConfigurePrimaryHttpMessageHandler(services => EndpointResolverExtensions.HandlerOf(
                services.GetRequiredService<IEndpointResolver>(), endpoint, configure, services.GetRequiredService<IOptions<PrivateLinkOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
