using System.Net;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Naming;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network.Reach;

/// <summary>Finds out whether a network interface reaches a host: an endpoint in its VPC, or by its public address.</summary>
/// <param name="maps">The map of the network.</param>
/// <param name="names">Resolves names.</param>
/// <param name="picker">Chooses targets.</param>
/// <param name="dropped">Records a drop: the client, the host, the port and the reason.</param>
internal sealed class HostReach(MapCache maps, NameResolver names, TargetPicker picker, Action<string, string, int, string> dropped) : IReach
{
    // Domains that are not public (RFC 6761, RFC 6762, and the one that ICANN has set aside).
    private static readonly string[] NotPublic = [".internal", ".local", ".localhost", ".test", ".invalid"];

    public string? Failure(string client, string interfaceId, string host, int port, bool byPublicAddress)
    {
        var map = maps.OfStep();
        var from = map.Interfaces[interfaceId];
        var own = byPublicAddress ? [] : names.Resolve(map, from, host, onlyLook: true);
        if (!map.Vpcs[from.VpcId].HasDns && own is [])
        {
            return Drop($"the name {host} does not resolve in {from.VpcId}", $"dial tcp: lookup {host}: i/o timeout");
        }

        if (own is [] && !byPublicAddress && !IsPublic(map, from, host))
        {
            return Drop($"the name {host} does not resolve in {from.VpcId}", $"dial tcp: lookup {host}: no such host");
        }

        // Clients try one address after the other.
        IReadOnlyList<IPAddress> addresses = own is [] ? [AwsAddresses.Of(host)] : own;
        var refusals = addresses.Select(address => Refuse(map, from, address, port)).ToList();
        return refusals.Contains(null) ? null : Drop(refusals[0]!, $"dial tcp {addresses[0]}:{port}: i/o timeout");

        string Drop(string reason, string failure)
        {
            dropped(client, host, port, reason);
            return failure;
        }
    }

    // A private zone hides the public name.
    private static bool IsPublic(NetworkMap map, Place from, string host) =>
        host.Contains('.')
        && !NotPublic.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
        && map.PrivateZoneOf(map.Vpcs[from.VpcId], host) is null;

    private string? Refuse(NetworkMap map, Place from, IPAddress to, int port) =>
        map.Addresses.ContainsKey((from.VpcId, to)) || map.PublicAddresses.ContainsKey(to)
            ? new PathFinder(map, picker, onlyLook: true).Find(from, to, port).Drop
        : AddressMath.IsPrivate(to) ? $"dropped outside of {from.VpcId}: {to} is not a public address"
        : Egress.Refuse(map, from, to, port);
}
