using Amazon.Runtime;
using PrivateLinkKit.Aws.Clients;

namespace PrivateLinkKit;

/// <summary>Settings for SDK clients that a host registers itself, such as <c>IAmazonEC2</c>, and PrivateLinkKit then uses.</summary>
public static class SendOnceExtensions
{
    /// <summary>
    /// Makes a client send each request once: no retries (<c>MaxErrorRetry</c>), not even the SDK's own when a pooled connection breaks.
    /// PrivateLinkKit retries what may be repeated, and after a lost answer to a create first searches for the resource. A call that AWS refuses because the
    /// clock is off by more than five minutes is still signed again, once the host has passed the client to PrivateLinkKit.
    /// </summary>
    /// <typeparam name="TConfig">Such as <c>AmazonEC2Config</c>.</typeparam>
    /// <param name="config">Configuration of a client to register. The client gets connections of its own, which live as long as the
    /// process: call this once
    /// for each.</param>
    /// <param name="timeout">Time limit of a call; null: 60 seconds.</param>
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
