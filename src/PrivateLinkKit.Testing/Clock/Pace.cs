namespace PrivateLinkKit.Testing;

/// <summary>Duration of transitional states, such as <c>pending</c> or <c>provisioning</c>.</summary>
public enum Pace
{
    /// <summary>A resource is ready at the request after its creation; the create call itself still returns the transitional state.</summary>
    Instant,

    /// <summary>A resource takes about as long as on AWS, by the clock of <see cref="EmbeddedAwsOptions.TimeProvider"/>.</summary>
    Realistic,
}
