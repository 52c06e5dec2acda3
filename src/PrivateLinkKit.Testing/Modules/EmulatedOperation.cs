using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>An emulated operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Handle">Its implementation.</param>
internal sealed record EmulatedOperation(string Name, Func<Invocation, Task<WireObject>> Handle)
{
    /// <summary>Its implementation within a call of another service, under the gate; null: it waits for something.</summary>
    public Func<Invocation, WireObject>? Within { get; init; }

    /// <summary>Method and path of a REST operation.</summary>
    public RestRoute? Route { get; init; }

    /// <summary>HTTP status of its answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>AWS's model of the operation, with the request members that the emulated one uses; null if it has none.</summary>
    public (Operation Operation, Honoured Honoured)? Model { get; init; }
}
