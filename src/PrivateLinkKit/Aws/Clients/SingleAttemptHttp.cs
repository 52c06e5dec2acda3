using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>
/// Sends each request once. AWSSDK.Core 4.0.102 repeats a request whose pooled connection broke, regardless of
/// <see cref="ClientConfig.MaxErrorRetry"/>, and so could execute a create twice after a lost answer; it does not recognize the exception
/// that reports a broken connection here.
/// </summary>
/// <param name="timeout">Time that a call may take.</param>
/// <param name="edge">URL of the emulator used instead of AWS; null for AWS itself, for which failed connections are retried.</param>
/// <param name="proxy">The proxy for other hosts than this one; null: the environment's, such as <c>HTTP_PROXY</c>.</param>
internal sealed class SingleAttemptHttp(TimeSpan timeout, Uri? edge = null, IWebProxy? proxy = null) : HttpClientFactory, IDisposable
{
    private readonly HttpClient _http = new(new SingleAttemptHandler(edge, new ProxyOfOthers(proxy ?? HttpClient.DefaultProxy))) { Timeout = timeout };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _http;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _http.Dispose();

    private sealed class SingleAttemptHandler(Uri? edge, IWebProxy proxy)
        : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), Proxy = proxy })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException error) when (edge is not null && NothingListens(error))
            {
                throw new ServiceUrlUnreachableException(edge, error.GetBaseException().Message);
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                throw new NoAnswerException(request.RequestUri, error);
            }
        }

        private static bool NothingListens(HttpRequestException error) => error.HttpRequestError is HttpRequestError.NameResolutionError
            || error is { HttpRequestError: HttpRequestError.ConnectionError,
            InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } };
    }
}
