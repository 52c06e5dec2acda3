namespace PrivateLinkKit;

/// <summary>What is known of an endpoint without asking anybody.</summary>
public sealed record EndpointStatus
{
    /// <summary>The name it is asked for by.</summary>
    public required string Name { get; init; }

    /// <summary>The last answer, while it may be used; <see cref="ResolvedEndpoint.IsStale"/> is true where it should have been renewed. null: there is none.</summary>
    public ResolvedEndpoint? LastGood { get; init; }

    /// <summary>Why the last question gave no answer; null: it gave one, or there was none.</summary>
    public PrivateLinkException? LastError { get; init; }

    /// <summary>When AWS and DNS were last asked; null: never.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}
