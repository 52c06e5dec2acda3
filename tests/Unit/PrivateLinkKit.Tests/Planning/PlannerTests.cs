using PrivateLinkKit.Model;

namespace PrivateLinkKit.Tests.Planning;

public class PlannerTests
{
    private static readonly LogicalId Box = new("toys/box");
    private static readonly LogicalId Car = new("toys/car");

    [Fact]
    public void Plan_NothingExists_CreatesInDependencyOrder()
    {
        var changes = ToyDiff.Plan([new Toy(Car) { Uses = [Ref.To(Box)] }, new Toy(Box)]);

        Assert.Equal(["toys/box", "toys/car"], changes.Select(change => change.LogicalId));
        Assert.All(changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        Assert.Equal($"toys/box {PropertyChange.KnownAfterApply}", changes[1].Properties.Single(property => property.Name == "Uses").New);
    }

    [Fact]
    public void Plan_EverythingAsWanted_ChangesNothing()
    {
        var changes = ToyDiff.Plan(
            [new Toy(Box) { Colour = "red" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Colour = "red" }, new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.All(changes, change => Assert.Equal(ChangeAction.None, change.Action));
    }

    [Fact]
    public void Plan_MutablePropertyDiffers_UpdatesWithOldAndNewValue()
    {
        var change = Assert.Single(ToyDiff.Plan([new Toy(Box) { Colour = "blue" }], new ToyState(Box, "toy-1") { Colour = "red" }));

        Assert.Equal(ChangeAction.Update, change.Action);
        Assert.Equal(new PropertyChange("Colour", "red", "blue", RequiresReplacement: false), Assert.Single(change.Properties));
    }

    [Fact]
    public void Plan_PropertyTakenAway_IsAChange()
    {
        var change = Assert.Single(ToyDiff.Plan([new Toy(Box)], new ToyState(Box, "toy-1") { Colour = "red" }));

        Assert.Equal(new PropertyChange("Colour", "red", null, RequiresReplacement: false), Assert.Single(change.Properties));
    }

    [Fact]
    public void Plan_FixedPropertyDiffers_ReplacesItAndWhatRefersToIt()
    {
        var changes = ToyDiff.Plan(
            [new Toy(Box) { Size = "big" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Size = "small" }, new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.All(changes, change => Assert.Equal(ChangeAction.Replace, change.Action));
        Assert.Contains("Size", changes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_NotReadyYet_WaitsForIt()
    {
        var change = Assert.Single(ToyDiff.Plan([new Toy(Box)], new ToyState(Box, "toy-1") { IsReady = false }));

        Assert.Equal(ChangeAction.Update, change.Action);
        Assert.Empty(change.Properties);
    }

    [Fact]
    public void Plan_OwnedButNotWanted_DeletesUsersFirst()
    {
        var changes = ToyDiff.Plan([], new ToyState(Box, "toy-1"), new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.Equal(["toys/car", "toys/box"], changes.Select(change => change.LogicalId));
        Assert.All(changes, change => Assert.Equal(ChangeAction.Delete, change.Action));
    }

    [Fact]
    public void Plan_TwoResourcesUnderOneId_NamesBoth()
    {
        var error = Assert.Throws<DuplicateResourceException>(() => ToyDiff.Plan([new Toy(Box)], new ToyState(Box, "toy-1"), new ToyState(Box, "toy-2")));

        Assert.Equal(["toys/box"], error.LogicalIds);
        Assert.Contains("toy-1, toy-2", error.Message, StringComparison.Ordinal);
    }
}
