using PrivateLinkKit.Testing.Network.Containers;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network;

/// <summary>Finds the locations that clients connect from.</summary>
internal sealed class Locations(MapCache maps, ContainerHost containers)
{
    /// <exception cref="ArgumentException">There is no such location.</exception>
    public (NetworkMap Map, Place Place) Stand(string standingIn) => Find(standingIn) ?? throw new ArgumentException(
        $"There is no '{standingIn}': name a VPC, a subnet, a running instance, a network interface, a running task or {Internet.Id}.", nameof(standingIn));

    public (NetworkMap Map, Place Place)? Find(string standingIn)
    {
        var map = maps.Current();
        return map.Stand(containers.InterfaceOf(standingIn) ?? standingIn) is { } place ? (map, place) : null;
    }

    public static string UnknownName(Place place, string host) =>
        $"the name {host} does not resolve {(place.IsOnTheInternet ? "on the Internet" : $"in {place.VpcId}")}";
}
