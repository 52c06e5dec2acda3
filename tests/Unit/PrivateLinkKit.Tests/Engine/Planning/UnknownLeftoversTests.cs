using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Tests.Engine.Planning;

public class UnknownLeftoversTests
{
    private static readonly LogicalId Box = new("toys", "box");
    private static readonly LogicalId Service = new("toys", "service");
    private static readonly LogicalId Other = new("other", "toy");

    [Fact]
    public void In_ConnectedInEitherDirectionOverOthers_None() => Assert.Empty(Leftovers(
        [new Toy(Box)],
        new ToyState(Box, "box"),
        new ToyState(Other, "user") { Uses = ["box", "used"] },
        new ToyState(Other, "used"),
        new ToyState(Other, "other user") { Uses = ["used"] }));

    [Fact]
    public void In_ConnectedWithEachOtherOrWithForeignOnesOnly_All() => Assert.Equal(["user", "used", "alone"], Leftovers(
        [new Toy(Box)],
        new ToyState(Box, "box") { Uses = ["foreign"] },
        new ToyState(new("other", "a"), "user") { Uses = ["used"] },
        new ToyState(new("other", "b"), "used"),
        new ToyState(new("other", "c"), "alone") { Uses = ["foreign"] }));

    [Fact]
    public void In_WithoutADescription_OnlyWhatIsNotConnectedWithTheServiceOfThatId() => Assert.Equal(["other service", "alone"], Leftovers(
        [],
        new ToyState(Box, "box"),
        new ToyState(Service, "service") { Serves = true, Uses = ["box"] },
        new ToyState(Other, "other service") { Serves = true },
        new ToyState(Service, "alone")));

    /// <summary>Whatever is deleted first, the rest is recognized.</summary>
    [Fact]
    public void MarksOf_Deleted_NamesWhatTheRestRestsOn()
    {
        ToyState[] deleted = [new(Other, "user") { Uses = ["used", "foreign"] }, new(Other, "used"), new(Other, "alone") { Uses = ["foreign"] }];

        var marks = UnknownLeftovers.MarksOf(deleted).ToList();

        Assert.Equal(2, marks.Count);
        Assert.All(marks, mark => Assert.Equal(8, mark.Length));
        Assert.Equal(marks, UnknownLeftovers.MarksOf(deleted[1..]));
    }

    private static IEnumerable<string> Leftovers(Toy[] want, params ToyState[] have)
    {
        var graph = new ResourceGraph("toys", want, [new Placement("eu-west-1")]) { UndescribedService = want.Length == 0 ? Service : null };
        var leftovers = UnknownLeftovers.In(graph, new ObservedStack(have));
        return have.Where(leftovers.Contains).Select(state => state.PhysicalId);
    }
}
