using System.Net;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>What the packets of a connection have passed so far.</summary>
internal sealed class Trail(NetworkMap map)
{
    public List<NetworkHop> Hops { get; } = [];

    /// <summary>The network interfaces among the hops.</summary>
    public List<string> Interfaces { get; } = [];

    public List<SubnetCrossing> Crossings { get; } = [];

    public List<PublicMapping> Mappings { get; } = [];

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
}

/// <summary>A public address of a network interface.</summary>
internal sealed record PublicMapping(IPAddress Address, string InterfaceId);
