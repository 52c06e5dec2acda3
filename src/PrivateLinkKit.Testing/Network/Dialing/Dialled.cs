using System.Net.Sockets;
using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>Outcome of a connection attempt; only a delivered one has a connection.</summary>
internal sealed record Dialled(NetworkOutcome Outcome, string Reason, VirtualConnection? Connection = null)
{
    /// <summary>The connection, or the error of a real socket; for dropped packets, after a timeout.</summary>
    public async ValueTask<VirtualConnection> OrThrowAsync(TimeSpan whenDropped, TimeProvider time, CancellationToken ct)
    {
        if (Outcome is NetworkOutcome.Dropped)
        {
            await time.DelayTrafficAsync(whenDropped, ct);
        }

        return Connection ?? throw ToException();
    }

    private SocketException ToException() => new(
        (int)(Outcome switch
        {
            NetworkOutcome.Dropped => SocketError.TimedOut,
            NetworkOutcome.Refused => SocketError.ConnectionRefused,
            _ => SocketError.HostNotFound,
        }),
        Reason);
}
