using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>A planned change that disconnects endpoints, or the clients of a load balancer.</summary>
public sealed record Interruption
{
    /// <summary>Number of endpoints that the text names.</summary>
    private const int Named = 5;

    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>Account and region of the stack's provider, for example <c>111122223333/eu-west-1</c>.</summary>
    public required string Home { get; init; }

    /// <summary>The reason.</summary>
    public required InterruptionCode Code { get; init; }

    /// <summary>The unit whose change it is: the service's or the consumer's name.</summary>
    public required string Unit { get; init; }

    /// <summary>The changed resource's name in the stack.</summary>
    public required string LogicalId { get; init; }

    /// <summary>What changes, with old and new values, for people. Holds no values of environment variables.</summary>
    public required string Evidence { get; init; }

    /// <summary>
    /// The disconnected endpoints, the stack's own and foreign ones; empty if only clients of the load balancer itself are cut off, or nobody.
    /// </summary>
    public IReadOnlyList<InterruptedEndpoint> Endpoints { get; init; } = [];

    /// <summary>AWS id of the existing resource; null if the interruption was read from JSON.</summary>
    internal string? PhysicalId { get; init; }

    /// <summary>
    /// true if the description itself states the cut: a consumer or principal removed, no tasks, fewer clients admitted. Such cuts pass within
    /// <see cref="ApplyOptions.InterruptionBudget"/>; all others are consequences, and need <see cref="ApplyOptions.Consent"/>.
    /// </summary>
    public bool IsStated => Code is InterruptionCode.ConsumerRemoved or InterruptionCode.NoTasks or InterruptionCode.AdmissionNarrowed
        or InterruptionCode.PermissionRemoved;

    /// <summary>The interruption as one line; escapes control characters.</summary>
    public override string ToString() => Printable.Escape($"{Code} {LogicalId}: {Evidence}; {Who()}");

    private string Who() => (Endpoints.Count, Code) switch
    {
        (0, InterruptionCode.ProtectedReplacement) => "cuts off nobody",
        (0, InterruptionCode.UnknownLeftover) => "who uses it is not known",
        (0, _) => "cuts off direct clients",
        var (count, _) => $"cuts off {string.Join(", ", Endpoints.Take(Named))}{(count > Named ? $" and {count - Named} more" : "")}",
    };
}

/// <summary>An endpoint that an interruption disconnects.</summary>
public sealed record InterruptedEndpoint
{
    /// <summary>The AWS id.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The account that owns it; null if not known.</summary>
    public string? AccountId { get; init; }

    /// <summary>The consumer's name in the stack; null if the endpoint does not belong to the stack.</summary>
    public string? Consumer { get; init; }

    /// <summary>The endpoint in a few words; escapes control characters.</summary>
    public override string ToString() => Printable.Escape(Consumer is null ? $"{EndpointId} of account {AccountId}" : $"{EndpointId} of {Consumer}");
}
