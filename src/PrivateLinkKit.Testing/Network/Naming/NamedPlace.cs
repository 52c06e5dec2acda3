using System.Net;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>An address that a name resolves to, with its network interface.</summary>
internal sealed record NamedPlace(IPAddress Address, Place Place)
{
    public static NamedPlace Private(Place place) => new(place.Address, place);

    /// <summary>The public address of an interface; the private one if it has lost it.</summary>
    public static NamedPlace Public(Place place) => new(place.PublicAddress ?? place.Address, place);
}
