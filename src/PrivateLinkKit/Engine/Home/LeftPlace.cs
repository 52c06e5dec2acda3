using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Home;

/// <summary>A recorded place in which the description has no units.</summary>
/// <param name="Place">The place.</param>
/// <param name="Recorded">The access to it, as recorded.</param>
/// <param name="At">The placement as which it is accessed.</param>
internal sealed record LeftPlace(Place Place, PlaceAccess Recorded, Placement At);
