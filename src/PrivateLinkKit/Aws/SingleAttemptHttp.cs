using Amazon.Runtime;

namespace PrivateLinkKit.Aws;

/// <summary>
/// Sends each request once. AWSSDK.Core 4.0.102 repeats a request whose pooled connection broke, whatever <see cref="ClientConfig.MaxErrorRetry"/>
/// says, and so would execute a create twice whose answer was lost; it does not know the exception that stands for a broken connection here.
/// </summary>
internal sealed class SingleAttemptHttp(TimeSpan timeout) : HttpClientFactory, IDisposable
{
    private readonly HttpClient _http = new(new SingleAttemptHandler()) { Timeout = timeout };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _http;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _http.Dispose();

    private sealed class SingleAttemptHandler() : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                throw new NoAnswerException(request.RequestUri, error);
            }
        }
    }
}

/// <summary>The connection failed before an answer came. The cause is told in words only: AWSSDK.Core looks through inner exceptions for a broken connection.</summary>
internal sealed class NoAnswerException(Uri? address, Exception cause)
    : Exception($"{address?.GetLeftPart(UriPartial.Authority)} did not answer: {cause.GetBaseException().Message}");
