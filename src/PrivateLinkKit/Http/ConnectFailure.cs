namespace PrivateLinkKit;

/// <summary>A failed connection attempt to one address of an endpoint.</summary>
public sealed record ConnectFailure
{
    /// <summary>The address.</summary>
    public required EndpointAddress Address { get; init; }

    /// <summary>The error: a <see cref="TimeoutException"/> if there was no answer in time.</summary>
    public required Exception Error { get; init; }
}
