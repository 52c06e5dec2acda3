using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>An endpoint outside the stack that is connected to one of its endpoint services.</summary>
public sealed record ForeignConnection
{
    /// <summary>The AWS id of the endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The account that owns it.</summary>
    public required string AccountId { get; init; }

    /// <summary>State of the connection, as AWS returns it to the provider.</summary>
    public required ForeignConnectionState State { get; init; }

    /// <summary>The connection in a few words; escapes control characters.</summary>
    public override string ToString() => Printable.Escape($"{EndpointId} of account {AccountId} ({State})");
}

/// <summary>
/// State of a connection to an endpoint service, as AWS returns it to the provider. A state that is not listed here is kept as AWS writes
/// it.
/// </summary>
public readonly record struct ForeignConnectionState
{
    /// <summary>A state.</summary>
    /// <param name="value">The state as AWS writes it, case-insensitive.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public ForeignConnectionState(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Value = char.ToLowerInvariant(value[0]) + value[1..];
    }

    /// <summary>Waiting for acceptance.</summary>
    public static ForeignConnectionState PendingAcceptance { get; } = new("pendingAcceptance");

    /// <summary>Accepted, being created.</summary>
    public static ForeignConnectionState Pending { get; } = new("pending");

    /// <summary>Carrying traffic.</summary>
    public static ForeignConnectionState Available { get; } = new("available");

    /// <summary>The state as AWS writes it, for example <c>pendingAcceptance</c>.</summary>
    public string Value => field ?? "";

    /// <inheritdoc/>
    public bool Equals(ForeignConnectionState other) => Value.Equals(other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The state as AWS writes it; escapes control characters.</summary>
    public override string ToString() => Printable.Escape(Value);
}
