using Amazon;
using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Clients;

/// <summary>Settings of the SDK clients of one account and region.</summary>
public sealed class ClientSettings
{
    private readonly string _region;
    private readonly Uri? _serviceUrl;
    private readonly HttpClientFactory _http;

    /// <param name="credentials">Credentials of the account.</param>
    /// <param name="region">The region.</param>
    /// <param name="serviceUrl">URL of the emulator used instead of AWS; null for AWS itself.</param>
    /// <param name="http">Sends each request once.</param>
    internal ClientSettings(AWSCredentials credentials, string region, Uri? serviceUrl, HttpClientFactory http) =>
        (Credentials, _region, _serviceUrl, _http) = (credentials, region, serviceUrl, http);

    /// <summary>Credentials of the account.</summary>
    public AWSCredentials Credentials { get; }

    /// <summary>
    /// Applies the engine's client settings. Retries inside the SDK are off: after a lost answer to a create, only the engine searches for the resource first.
    /// </summary>
    /// <typeparam name="T">For example <c>AmazonSQSConfig</c>.</typeparam>
    /// <param name="config">Configuration of the client.</param>
    /// <returns>The same <paramref name="config"/>.</returns>
    public T Configure<T>(T config)
        where T : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = _http;
        if (_serviceUrl is { } url)
        {
            config.ServiceURL = url.ToString();
            config.AuthenticationRegion = _region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(_region);
        }

        return config;
    }
}
