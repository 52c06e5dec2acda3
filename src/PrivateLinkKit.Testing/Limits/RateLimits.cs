namespace PrivateLinkKit.Testing;

/// <summary>Request rates above which API calls are throttled.</summary>
public enum RateLimits
{
    /// <summary>No call is throttled.</summary>
    None,

    /// <summary>
    /// AWS's documented rates: token buckets per account, region and API or family of APIs, refilled by the clock of
    /// <see cref="EmbeddedAwsOptions.TimeProvider"/>. A call with an empty bucket gets the service's throttling error and is not executed. STS is
    /// not limited; of SSM only the operations with a documented rate are, and of your own services those with <see cref="OperationOptions.Rates"/>.
    /// </summary>
    Aws,
}
