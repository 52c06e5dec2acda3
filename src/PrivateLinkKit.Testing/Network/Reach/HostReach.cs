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
/// <param name="dropped">Records a drop: the network interface, the host, the port and the reason.</param>
internal sealed class HostReach(MapCache maps, NameResolver names, TargetPicker picker, Action<string, string, int, string> dropped) : IReach
{
    public string? Failure(string interfaceId, string host, int port, bool byPublicAddress)
    {
        var map = maps.OfStep();
        var from = map.Interfaces[interfaceId];
        var vpc = map.Vpcs[from.VpcId];
        var own = byPublicAddress ? [] : names.Resolve(map, from, host, onlyLook: true);
        if (!vpc.HasDns)
        {
            return Drop($"the name {host} does not resolve in {vpc.Id}", $"dial tcp: lookup {host}: i/o timeout");
        }

        // A private zone hides the public name.
        if (own is [] && !byPublicAddress && map.PrivateZoneOf(vpc, host) is { } zone)
        {
            return Drop(
                $"the name {host} does not resolve in {vpc.Id}: its private zone {zone.Name} has no such record", $"dial tcp: lookup {host}: no such host");
        }

        var address = own is [var first, ..] ? first : AwsAddresses.Of(host);
        return Refuse(map, from, address, port) is { } reason ? Drop(reason, $"dial tcp {address}:{port}: i/o timeout") : null;

        string Drop(string reason, string failure)
        {
            dropped(interfaceId, host, port, reason);
            return failure;
        }
    }

    private string? Refuse(NetworkMap map, Place from, IPAddress to, int port) =>
        map.Addresses.ContainsKey((from.VpcId, to)) || map.PublicAddresses.ContainsKey(to)
            ? new PathFinder(map, picker, onlyLook: true).Find(from, to, port).Drop
            : Egress.Refuse(map, from, to, port);
}
