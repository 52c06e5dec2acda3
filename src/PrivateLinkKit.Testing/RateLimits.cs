namespace PrivateLinkKit.Testing;

/// <summary>How many API calls are answered before further ones are throttled.</summary>
public enum RateLimits
{
    /// <summary>Every call is answered.</summary>
    None,

    /// <summary>
    /// As AWS documents it: token buckets per account, region and API or family of APIs, refilled by the clock of <see cref="EmbeddedAwsOptions.TimeProvider"/>.
    /// A call that finds its bucket empty is answered the service's own throttling error and not executed. STS is not limited.
    /// </summary>
    Aws,
}
