using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Engine.Planning;

public class PlanOrderTests
{
    /// <summary>Random graphs without circles: toy number n may use toys with smaller numbers only, and they are given shuffled.</summary>
    private static readonly Arbitrary<List<Toy>> Graphs =
        (from size in Gen.Choose(1, 25)
         from edges in Gen.Choose(0, 99).ListOf(size * size)
         from order in Gen.Shuffle(Enumerable.Range(0, size).ToArray())
         select order.Select(n => Numbered(n, Enumerable.Range(0, n).Where(m => edges[(n * size) + m] < 25))).ToList()).ToArbitrary();

    [Fact]
    public void Plan_AnyGraph_CreatesEachAfterWhatItUses() => Prop.ForAll(Graphs, toys =>
    {
        var position = Positions(ToyRules.Plan(toys));

        return toys.All(toy => toy.DependsOn.All(used => position[used] < position[toy.Id]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_AnyExistingGraph_DeletesEachBeforeWhatItUses() => Prop.ForAll(Graphs, toys =>
    {
        var position = Positions(ToyRules.Plan(
            [], toys.Select(toy => new ToyState(toy.Id, toy.Id.Value) { Uses = toy.DependsOn.Select(used => used.Value).ToEquatableList() })));

        return toys.All(toy => toy.DependsOn.All(used => position[used] > position[toy.Id]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Graph_ResourcesInACircle_AreRefusedByName()
    {
        var error = Assert.Throws<CircularDependencyException<ResourceGraph.Milestone>>(() => ToyRules.Plan([Numbered(0, [1]), Numbered(1, [0])]));

        Assert.Contains("toys/0", error.Message, StringComparison.Ordinal);
        Assert.Contains("toys/1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ExistingResourcesUseEachOther_AreDeletedInTheOrderFound()
    {
        var position = Positions(ToyRules.Plan([], Existing(0, [2]), Existing(1, [0]), Existing(2, [1]), Existing(3, [1]), Existing(4, [])));

        Assert.Equal(5, position.Count);
        Assert.True(position[new("toys/3")] < position[new("toys/1")]);
        Assert.True(position[new("toys/2")] < position[new("toys/1")]);
        Assert.True(position[new("toys/1")] < position[new("toys/0")]);
    }

    private static ToyState Existing(int number, IEnumerable<int> uses) =>
        new(new LogicalId($"toys/{number}"), $"toys/{number}") { Uses = uses.Select(used => $"toys/{used}").ToEquatableList() };

    private static Toy Numbered(int number, IEnumerable<int> uses) =>
        new(new LogicalId($"toys/{number}")) { Uses = uses.Select(used => Ref.To(new LogicalId($"toys/{used}"))).ToEquatableList() };

    private static Dictionary<LogicalId, int> Positions(IReadOnlyList<PlannedChange> changes) =>
        changes.Select((change, index) => (change.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
}
