using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Clients;

/// <summary>The SDK clients of a host, by placement.</summary>
internal interface IClientPool
{
    /// <summary>Account id of the caller's own credentials; null until STS has answered.</summary>
    string? CallerAccount { get; }

    PlacementClients For(Placement placement);

    /// <summary>Returns the store of a stack's home record.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="home">Placement of the stack's provider.</param>
    /// <param name="callsOf">Sends the calls.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    RecordStore RecordOf(StackIdentity stack, Placement home, Func<PlacementClients, AwsCalls> callsOf, CancellationToken cancellationToken);

    /// <summary>Returns the id of a placement's account.</summary>
    /// <param name="placement">The placement.</param>
    /// <param name="callsOf">Sends the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>null if unknown: the host has registered clients of its own but none for STS, or the emulator does not implement STS.</returns>
    Task<string?> AccountAsync(Placement placement, Func<PlacementClients, AwsCalls> callsOf, CancellationToken cancellationToken);

    /// <summary>Asks STS, once, for the account of the caller's own credentials if the options expect one.</summary>
    /// <param name="at">Placement whose clients are about to be used.</param>
    /// <param name="callsOf">Sends the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WrongAccountException">They are of another account, or STS cannot be asked.</exception>
    Task RequireExpectedAccountAsync(Placement at, Func<PlacementClients, AwsCalls> callsOf, CancellationToken cancellationToken);
}
