using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>Last known status of an endpoint.</summary>
public sealed record EndpointStatus
{
    /// <summary>The requested name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The last answer, while it is usable; <see cref="ResolvedEndpoint.IsStale"/> is true if it should have been refreshed. null: none.
    /// </summary>
    public ResolvedEndpoint? LastGood { get; init; }

    /// <summary>Error of the last query; null: it succeeded, or there was none.</summary>
    public PrivateLinkException? LastError { get; init; }

    /// <summary>Time of the last query to AWS and DNS; null: never.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Name, last answer and last error as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line(
        $"{Name}: {LastGood?.ToString() ?? "no answer"}{(LastError is null ? "" : $"; last error: {LastError.Message}")}");
}
