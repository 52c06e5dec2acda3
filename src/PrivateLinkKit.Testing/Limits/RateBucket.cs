namespace PrivateLinkKit.Testing.Limits;

/// <summary>A bucket of tokens, one of which each call takes.</summary>
/// <param name="Name">Names it within an account and region.</param>
/// <param name="Capacity">How many tokens a full one has, and so how many calls in a row it lets pass.</param>
/// <param name="Refill">How many tokens come back per second.</param>
internal sealed record RateBucket(string Name, int Capacity, double Refill);
