namespace PrivateLinkKit.Testing.Limits;

/// <summary>A token bucket; each call takes one token.</summary>
/// <param name="Name">Unique name within an account and region.</param>
/// <param name="Capacity">Tokens in a full bucket, and so the number of calls in a burst.</param>
/// <param name="Refill">Tokens added per second.</param>
internal sealed record RateBucket(string Name, int Capacity, double Refill);
