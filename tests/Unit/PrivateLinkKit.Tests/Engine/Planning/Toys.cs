using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Tests.Engine.Planning;

/// <summary>A minimal kind: a mutable property, an immutable one, a unique position, and dependencies.</summary>
internal sealed record Toy(LogicalId Id) : Resource(Id, ToyRules.Kind, new Placement("eu-west-1"))
{
    public string? Colour { get; init; }

    public string? Size { get; init; }

    public string? Place { get; init; }

    public string? Password { get; init; }

    public EquatableList<Ref> Uses { get; init; } = [];

    public override IEnumerable<Ref> References => Uses;
}

internal sealed record ToyState(LogicalId Id, string PhysicalId) : ResourceState(Id, ToyRules.Kind, new Placement("eu-west-1"), PhysicalId)
{
    public string? Colour { get; init; }

    public string? Size { get; init; }

    public string? Place { get; init; }

    public bool Serves { get; init; }

    internal override bool ServesConsumers => Serves;

    public bool Takes { get; init; }

    internal override bool TakesRequests => Takes;

    public EquatableList<string> Uses { get; init; } = [];

    public bool WasMadeAsWanted { get; init; }

    /// <summary>Called whenever the dependencies are read.</summary>
    public Action? Looked { get; init; }

    public override IEnumerable<string> DependsOn
    {
        get
        {
            Looked?.Invoke();
            return Uses;
        }
    }
}

internal sealed class ToyRules : KindRules
{
    public const string Kind = "Test::Toy";

    internal override IReadOnlyList<PropertyChange> Diff(Resource want, ResourceState? have, Outputs outputs)
    {
        var (toy, state) = ((Toy)want, (ToyState?)have);
        return new PropertyDiff(outputs, exists: have is not null)
            .Updates("Colour", toy.Colour, state?.Colour)
            .Updates("Place", toy.Place, state?.Place)
            .Updates("Password", PropertyValue.Secret(toy.Password), null)
            .Replaces("Size", toy.Size, state?.Size)
            .Replaces("Uses", PropertyValue.Set(toy.Uses), PropertyValue.Set(state?.Uses))
            .Changes;
    }

    public override bool IsHeld(PropertyChange change, IReadOnlyCollection<ResourceState> users) => change.Name == "Place" && users.Count > 0;

    internal override bool Conflicts(Resource want, ResourceState existing, Outputs outputs) =>
        ((Toy)want).Place is { } place && place == ((ToyState)existing).Place;

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => deletedFirst;

    internal override bool WasMadeAs(Resource want, ResourceState have) => ((ToyState)have).WasMadeAsWanted;

    public static IReadOnlyList<PlannedChange> Plan(IEnumerable<Toy> want, params IEnumerable<ToyState> have) =>
        new Planner(_ => new ToyRules()).Plan(new ResourceGraph("toys", want, [new Placement("eu-west-1")]), new ObservedStack(have));
}
