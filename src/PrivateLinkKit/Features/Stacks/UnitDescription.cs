using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>The service or a consumer as described; may break rules.</summary>
internal sealed record UnitDescription(string Name)
{
    public PlacementSpec Placement { get; init; } = new(Region: null);

    public EquatableList<Tag> Tags { get; init; } = [];

    /// <summary>true if it is kept from deletion; of the service, the stack as a whole.</summary>
    public bool IsProtected { get; init; }

    /// <summary>In the order in which they publish outputs and are composed.</summary>
    public EquatableList<StackFeature> Features { get; init; } = [];
}
