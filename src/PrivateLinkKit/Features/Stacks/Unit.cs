using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Settings shared by all features of the service or of one consumer.</summary>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Name">Name of the unit.</param>
/// <param name="Placement">Its placement, with the region that its settings determine.</param>
/// <param name="Home">The service's placement.</param>
/// <param name="Tags">The stack's tags and the unit's own.</param>
internal sealed record Unit(string Stack, string Name, PlacementSpec Placement, PlacementSpec Home, EquatableList<Tag> Tags);
