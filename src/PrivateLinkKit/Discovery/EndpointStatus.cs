namespace PrivateLinkKit;

/// <summary>What is known of an endpoint without asking anybody.</summary>
/// <param name="Name">The name it is asked for by.</param>
/// <param name="LastGood">The last answer, while it may be used; <see cref="ResolvedEndpoint.IsStale"/> says whether it should have been renewed. null: there is none.</param>
/// <param name="LastError">Why the last question gave no answer; null: it gave one, or there was none.</param>
/// <param name="AskedAt">When AWS and DNS were last asked; null: never.</param>
public sealed record EndpointStatus(string Name, ResolvedEndpoint? LastGood, PrivateLinkException? LastError, DateTimeOffset? AskedAt);
