using System.Net;

namespace PrivateLinkKit.Http;

/// <summary>Ensures that every request uses a connection to the endpoint.</summary>
internal static class HttpVersions
{
    /// <summary>
    /// Limits requests to HTTP/2. HTTP/3 runs over QUIC, whose connections <see cref="SocketsHttpHandler"/> opens to the URI's host,
    /// bypassing <see cref="SocketsHttpHandler.ConnectCallback"/> and so the endpoint; also for a later request, if the service has offered
    /// it by <c>Alt-Svc</c>.
    /// </summary>
    /// <exception cref="HttpRequestException">The request requires HTTP/3.</exception>
    public static void Guard(HttpRequestMessage request)
    {
        var isHigher = request.Version > HttpVersion.Version20;
        if (isHigher && request.VersionPolicy is not HttpVersionPolicy.RequestVersionOrLower)
        {
            throw new HttpRequestException(HttpRequestError.VersionNegotiationError,
                $"HTTP/{request.Version} cannot be sent through an endpoint, which carries TCP only. Use HTTP/2.");
        }

        if (isHigher)
        {
            request.Version = HttpVersion.Version20;
        }
        else if (request.VersionPolicy is HttpVersionPolicy.RequestVersionOrHigher && request.RequestUri?.Scheme == Uri.UriSchemeHttps)
        {
            (request.Version, request.VersionPolicy) =
                (HttpVersion.Version20, request.Version == HttpVersion.Version20 ? HttpVersionPolicy.RequestVersionExact
                    : HttpVersionPolicy.RequestVersionOrLower);
        }
    }
}
