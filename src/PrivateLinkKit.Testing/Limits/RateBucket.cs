namespace PrivateLinkKit.Testing;

/// <summary>A token bucket; each call takes one token, and is throttled if there is none (<see cref="RateLimits.Aws"/>).</summary>
/// <param name="Name">Unique name within an account and region; operations that share a rate share the name.</param>
/// <param name="Capacity">Tokens in a full bucket, and so the number of calls in a burst.</param>
/// <param name="Refill">Tokens added per second.</param>
public sealed record RateBucket(string Name, int Capacity, double Refill);
