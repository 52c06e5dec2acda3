namespace PrivateLinkKit;

/// <summary>One address of an endpoint that could not be connected to.</summary>
/// <param name="Address">Where it was tried.</param>
/// <param name="Error">What happened: a <see cref="TimeoutException"/> where nobody answered in time.</param>
public sealed record ConnectFailure(EndpointAddress Address, Exception Error);
