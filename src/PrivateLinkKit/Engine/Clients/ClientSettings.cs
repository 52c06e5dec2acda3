using Amazon;
using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Clients;

/// <summary>Settings of the SDK clients of one placement.</summary>
/// <param name="credentials">Credentials of the placement's account.</param>
/// <param name="region">The region.</param>
/// <param name="serviceUrl">URL of the emulator used instead of AWS; null for AWS itself.</param>
/// <param name="http">Sends each request once.</param>
internal sealed class ClientSettings(AWSCredentials credentials, string region, Uri? serviceUrl, HttpClientFactory http)
{
    public AWSCredentials Credentials => credentials;

    /// <summary>
    /// Applies the engine's client settings. Retries inside the SDK are off: after a lost answer to a create, only the engine searches for the resource first.
    /// </summary>
    public T Configure<T>(T config)
        where T : ClientConfig
    {
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = http;
        if (serviceUrl is { } url)
        {
            config.ServiceURL = url.ToString();
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
