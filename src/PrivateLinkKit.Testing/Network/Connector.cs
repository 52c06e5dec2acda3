using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Network.Checks;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Naming;
using PrivateLinkKit.Testing.Network.Transport;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network;

/// <summary>Connects as a client does: resolves the name, and tries its addresses one after the other.</summary>
/// <param name="cloud">The cloud, for its clock.</param>
/// <param name="locations">Finds the client's location.</param>
/// <param name="names">Resolves names.</param>
/// <param name="dialer">Opens connections.</param>
/// <param name="health">Checks targets before they are chosen.</param>
/// <param name="drops">Keeps dropped connections.</param>
/// <param name="connectTimeout">Time limit of all attempts together.</param>
internal sealed class Connector(
    Cloud cloud, Locations locations, NameResolver names, Dialer dialer, TargetHealthChecker health, DropLog drops, TimeSpan connectTimeout)
{
    /// <summary>Opens a connection that belongs to no request known to the clock.</summary>
    public async Task<VirtualConnection> DialAloneAsync(string standingIn, string host, int port, CancellationToken ct)
    {
        using var connecting = cloud.Time.BeginConnecting();
        return await DialAsync(standingIn, host, port, ct);
    }

    public async Task<VirtualConnection> DialAsync(string standingIn, string host, int port, CancellationToken ct)
    {
        using (cloud.Time.BeginConnecting())
        {
            await RefreshHealthAsync(standingIn, host, port, ct);
        }

        var (map, place) = locations.Stand(standingIn);
        var addresses = names.Resolve(map, place, host, onlyLook: false);
        var last = new Dialled(NetworkOutcome.UnknownName, Locations.UnknownName(place, host));
        foreach (var address in addresses)
        {
            using (cloud.Time.BeginConnecting())
            {
                last = await dialer.DialAsync(place, address, port, ct);
            }

            if (last.Outcome is NetworkOutcome.Dropped)
            {
                drops.Add(new PacketDrop(cloud.Now, standingIn, host, port, last.Reason));
            }

            if (last.Connection is { } connection)
            {
                return connection;
            }

            if (address != addresses[^1] && last.Outcome is NetworkOutcome.Dropped)
            {
                await cloud.Time.DelayTrafficAsync(connectTimeout / addresses.Count, ct);
            }
        }

        return await last.OrThrowAsync(connectTimeout / Math.Max(addresses.Count, 1), cloud.Time, ct);
    }

    /// <summary>Names omit zones without healthy targets, and records may fail over and back, so health is updated first.</summary>
    private async Task RefreshHealthAsync(string standingIn, string host, int port, CancellationToken ct)
    {
        var (map, place) = locations.Stand(standingIn);
        foreach (var pool in names.PoolsOfZone(map, place, host))
        {
            await health.RefreshAsync(pool, ct);
        }

        foreach (var address in names.Resolve(map, place, host, onlyLook: true))
        {
            await health.RefreshBetweenAsync(place, address, port, ct);
        }
    }
}
