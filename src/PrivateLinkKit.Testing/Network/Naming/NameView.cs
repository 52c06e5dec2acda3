using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>The names that are visible from a location.</summary>
/// <param name="Map">The map of the network.</param>
/// <param name="Vpc">The VPC of the location; null for the Internet.</param>
/// <param name="OnlyLook">true to leave the rotation of answers as it is.</param>
internal sealed record NameView(NetworkMap Map, Vpc? Vpc, bool OnlyLook);
