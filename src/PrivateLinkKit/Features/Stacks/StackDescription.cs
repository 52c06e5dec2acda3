using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Units of a stack as described; may break rules.</summary>
/// <param name="Home">The service: the unit by whose name, account and region the stack is known.</param>
internal sealed record StackDescription(UnitDescription Home)
{
    public EquatableList<UnitDescription> Consumers { get; init; } = [];

    public string Name => Home.Name;

    /// <summary>Returns the description with one more feature at home.</summary>
    public StackDescription Add(StackFeature feature) => this with { Home = Home with { Features = [.. Home.Features, feature] } };

    /// <summary>Returns the description with the home's feature of a type changed.</summary>
    public StackDescription Change<T>(Func<T, T> change)
        where T : StackFeature =>
        this with { Home = Home with { Features = Home.Features.Select(feature => feature is T own ? change(own) : feature).ToEquatableList() } };

    /// <summary>Returns the same description in another placement.</summary>
    public StackDescription At(PlacementSpec placement) => this with { Home = Home with { Placement = placement } };
}
