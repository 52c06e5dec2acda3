namespace PrivateLinkKit;

/// <summary>One address of an endpoint that could not be connected to.</summary>
public sealed record ConnectFailure
{
    /// <summary>Where it was tried.</summary>
    public required EndpointAddress Address { get; init; }

    /// <summary>What happened: a <see cref="TimeoutException"/> where nobody answered in time.</summary>
    public required Exception Error { get; init; }
}
