using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>A call to an operation, as the gateway has read it.</summary>
/// <param name="Caller">The identity behind the signature.</param>
/// <param name="Region">The region of the signature.</param>
/// <param name="Request">The HTTP request.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Lag">Lag of the state that a read-only operation returns; null: none.</param>
/// <param name="Aborted">Canceled if the client gives up.</param>
internal sealed record Invocation(
    Caller Caller, string Region, ApiRequest Request, WireObject Parameters, TimeSpan? Lag, CancellationToken Aborted)
{
    /// <summary>The VPC endpoint that the call has come through; null: none.</summary>
    public string? EndpointId { get; init; }
}
