using PrivateLinkKit.Model;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Tests.Planning;

/// <summary>The smallest kind there is: one property that can change, one that cannot.</summary>
internal sealed record Toy(LogicalId Id) : Resource(Id, ToyDiff.Kind, new Placement("eu-west-1"))
{
    public string? Colour { get; init; }

    public string? Size { get; init; }

    public EquatableList<Ref> Uses { get; init; } = [];

    public override IEnumerable<Ref> References => Uses;
}

internal sealed record ToyState(LogicalId Id, string PhysicalId) : ResourceState(Id, ToyDiff.Kind, new Placement("eu-west-1"), PhysicalId)
{
    public string? Colour { get; init; }

    public string? Size { get; init; }

    public EquatableList<string> Uses { get; init; } = [];

    public override IEnumerable<string> PointsAt => Uses;
}

internal sealed class ToyDiff : IResourceDiff
{
    public const string Kind = "Test::Toy";

    public IReadOnlyList<PropertyChange> Diff(Resource want, ResourceState? have, Outputs outputs)
    {
        var (toy, state) = ((Toy)want, (ToyState?)have);
        return new PropertyDiff(outputs, exists: have is not null)
            .Updates("Colour", toy.Colour, state?.Colour)
            .Replaces("Size", toy.Size, state?.Size)
            .Replaces("Uses", toy.Uses, state?.Uses)
            .Changes;
    }

    public static IReadOnlyList<PlannedChange> Plan(IEnumerable<Toy> want, params IEnumerable<ToyState> have) =>
        new Planner(_ => new ToyDiff()).Plan(new ResourceGraph("toys", want, [new Placement("eu-west-1")]), new ObservedStack(have));
}
