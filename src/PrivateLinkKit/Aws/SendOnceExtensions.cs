using Amazon.Runtime;
using PrivateLinkKit.Aws;

namespace PrivateLinkKit;

/// <summary>Settings for SDK clients that a host registers itself, such as <c>IAmazonEC2</c>, and PrivateLinkKit then uses.</summary>
public static class SendOnceExtensions
{
    /// <summary>
    /// Makes a client send each request once: no retries (<c>MaxErrorRetry</c>), not even the one that the SDK makes of itself when a pooled connection breaks.
    /// PrivateLinkKit repeats by itself what may be repeated; a create whose answer was lost it looks for first.
    /// The SDK then no longer corrects a clock that is off by more than five minutes for this client.
    /// </summary>
    /// <typeparam name="TConfig">Such as <c>AmazonEC2Config</c>.</typeparam>
    /// <param name="config">Of a client that is to be registered. It gets connections of its own, which live as long as the process: call this once
    /// for each.</param>
    /// <param name="timeout">How long a call may take; null: 60 seconds.</param>
    /// <returns>The same <paramref name="config"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="config"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not positive.</exception>
    public static TConfig SendOnce<TConfig>(this TConfig config, TimeSpan? timeout = null)
        where TConfig : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        var limit = timeout ?? TimeSpan.FromSeconds(60);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = new SingleAttemptHttp(limit);
        return config;
    }
}
