using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>An account and region other than the provider's that could not be read.</summary>
/// <param name="At">The place, with the role that was used.</param>
/// <param name="Error">The reason.</param>
internal sealed record UnreachablePlace(Placement At, Exception Error);
