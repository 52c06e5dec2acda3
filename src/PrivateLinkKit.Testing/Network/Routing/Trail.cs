using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>What the packets of a connection have passed so far.</summary>
internal sealed class Trail(NetworkMap map)
{
    public List<NetworkHop> Hops { get; } = [];

    /// <summary>The network interfaces among the hops.</summary>
    public List<string> Interfaces { get; } = [];

    public List<SubnetCrossing> Crossings { get; } = [];

    public List<PublicMapping> Mappings { get; } = [];

    /// <summary>
    /// Passes into a subnet, or out of the VPC. Returns why packets or answers are dropped: by the failed zone or the security groups of either end, or by the
    /// network ACLs between; null: they pass.
    /// </summary>
    /// <param name="crossing">The passage.</param>
    /// <param name="leaving">The security groups of the source; none restrict nothing.</param>
    /// <param name="destination">The destination, as rules of groups see it.</param>
    /// <param name="at">The destination; null: it is outside of the VPC.</param>
    /// <param name="source">The source, as rules of groups see it; null: by its address only.</param>
    public string? Refuse(SubnetCrossing crossing, IReadOnlyList<GroupRules> leaving, Peer destination, Place? at = null, Peer? source = null)
    {
        Crossings.Add(crossing);
        return at?.Outage
            ?? DroppedBy(Firewall.RefuseEgress(leaving, destination, crossing.Port))
            ?? crossing.RefusePackets(map)
            ?? DroppedBy(Firewall.RefuseIngress(at?.Groups ?? [], source ?? new Peer(crossing.Source, []), crossing.Port))
            ?? crossing.RefuseAnswers(map);
    }

    public void Pass(Place place, string what)
    {
        Hops.Add(new NetworkHop(place.Id, place.Address.ToString(), what));
        if (map.Interfaces.ContainsKey(place.Id))
        {
            Interfaces.Add(place.Id);
        }
    }

    /// <summary>Passes an internet gateway, which replaces the address of an interface by its public one.</summary>
    public void PassGateway(string gateway, Place place, IPAddress address)
    {
        Hops.Add(new NetworkHop(gateway, address.ToString(), "internet gateway"));
        Mappings.Add(new PublicMapping(address, place.Id));
    }

    private static string? DroppedBy(string? refusal) => refusal is null ? null : $"dropped by {refusal}";
}

/// <summary>A public address of a network interface.</summary>
internal sealed record PublicMapping(IPAddress Address, string InterfaceId);
