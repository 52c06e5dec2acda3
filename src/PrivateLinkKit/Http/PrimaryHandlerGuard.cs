using Microsoft.Extensions.Http;

namespace PrivateLinkKit.Http;

/// <summary>Refuses clients whose primary handler was set after <c>UsePrivateLink</c>: they would resolve their service in DNS.</summary>
internal sealed class PrimaryHandlerGuard(IEnumerable<EndpointClient> clients) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (clients.FirstOrDefault(client => client.Name == builder.Name) is { } client && !LeadsToEndpoint(builder.PrimaryHandler))
        {
            throw new InvalidOperationException(
                $"Client '{client.Name}' has the primary handler {builder.PrimaryHandler.GetType().Name}, which was set after UsePrivateLink "
                + $"and does not connect to endpoint {client.Endpoint}. Set the handler's options by the second argument of UsePrivateLink, and "
                + "remove the other primary handler.");
        }
    };

    private static bool LeadsToEndpoint(HttpMessageHandler? handler) =>
        handler is EndpointHandler || (handler is DelegatingHandler { InnerHandler: var inner } && LeadsToEndpoint(inner));
}

/// <summary>A client with <c>UsePrivateLink</c>.</summary>
internal sealed record EndpointClient(string Name, string Endpoint);
