using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Tests.Engine.Planning;

public class PlannerTests
{
    private static readonly LogicalId Box = new("toys/box");
    private static readonly LogicalId Car = new("toys/car");
    private static readonly LogicalId Ball = new("toys/ball");

    [Fact]
    public void Plan_NothingExists_CreatesInDependencyOrder()
    {
        var changes = ToyRules.Plan([new Toy(Car) { Uses = [Ref.To(Box)] }, new Toy(Box)]);

        Assert.Equal(["toys/box", "toys/car"], changes.Select(change => change.LogicalId));
        Assert.All(changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        Assert.Equal($"toys/box {PropertyValue.KnownAfterApply}", changes[1].Properties.Single(property => property.Name == "Uses").New?.ToString());
    }

    [Fact]
    public void Plan_EverythingAsWanted_ChangesNothing()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box) { Colour = "red" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Colour = "red" }, new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.All(changes, change => Assert.Equal(ChangeAction.None, change.Action));
    }

    [Fact]
    public void Plan_MutablePropertyDiffers_UpdatesWithOldAndNewValue()
    {
        var change = Assert.Single(ToyRules.Plan([new Toy(Box) { Colour = "blue" }], new ToyState(Box, "toy-1") { Colour = "red" }));

        Assert.Equal(ChangeAction.Update, change.Action);
        Assert.Equal(new PropertyChange("Colour", "red", "blue", requiresReplacement: false), Assert.Single(change.Properties));
    }

    [Fact]
    public void Plan_PropertyTakenAway_IsAChange()
    {
        var change = Assert.Single(ToyRules.Plan([new Toy(Box)], new ToyState(Box, "toy-1") { Colour = "red" }));

        Assert.Equal(new PropertyChange("Colour", "red", null, requiresReplacement: false), Assert.Single(change.Properties));
    }

    [Fact]
    public void Plan_FixedPropertyDiffers_ReplacesItAndWhatRefersToIt()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box) { Size = "big" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Size = "small" }, new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.All(changes, change => Assert.Equal(ChangeAction.Replace, change.Action));
        Assert.Contains("Size", changes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_NotReadyYet_WaitsForIt()
    {
        var change = Assert.Single(ToyRules.Plan([new Toy(Box)], new ToyState(Box, "toy-1") { IsReady = false }));

        Assert.Equal(ChangeAction.Update, change.Action);
        Assert.Empty(change.Properties);
    }

    [Fact]
    public void Plan_OwnedButNotWanted_DeletesUsersFirst()
    {
        var changes = ToyRules.Plan([], new ToyState(Box, "toy-1"), new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.Equal(["toys/car", "toys/box"], changes.Select(change => change.LogicalId));
        Assert.All(changes, change => Assert.Equal(ChangeAction.Delete, change.Action));
    }

    [Fact]
    public void Plan_Duplicates_KeepsTheOneInUse()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box), new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1"), new ToyState(Box, "toy-2"), new ToyState(Car, "toy-3") { Uses = ["toy-2"] });

        Assert.Equal([("toy-2", ChangeAction.None), ("toy-3", ChangeAction.None), ("toy-1", ChangeAction.Delete)],
            changes.Select(change => (change.PhysicalId, change.Action)));
        Assert.Contains("toy-2", changes[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_DuplicatesBothInUse_KeepsTheOneWithMoreUsers()
    {
        var key = new LogicalId("toys/key");
        var changes = ToyRules.Plan(
            [new Toy(Box), new Toy(Car) { Uses = [Ref.To(Box)] }, new Toy(key) { Uses = [Ref.To(Car)] }],
            new ToyState(Box, "toy-1"), new ToyState(Car, "toy-2") { Uses = ["toy-1"] },
            new ToyState(Box, "toy-3"), new ToyState(Car, "toy-4") { Uses = ["toy-3"] }, new ToyState(key, "toy-5") { Uses = ["toy-4"] });

        Assert.Equal(["toy-3", "toy-4", "toy-5"], changes.Where(change => change.Action is ChangeAction.None).Select(change => change.PhysicalId));
    }

    [Fact]
    public void Plan_DuplicateWithoutDifference_ReplacesTheOneInUse()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box) { Size = "big" }],
            new ToyState(Box, "toy-1") { Size = "small" }, new ToyState(Box, "toy-2") { Size = "big" }, new ToyState(Car, "toy-3") { Uses = ["toy-1"] });

        Assert.Equal(("toy-2", ChangeAction.None), (changes[0].PhysicalId, changes[0].Action));
        Assert.Equal(["toy-3", "toy-1"], changes.Skip(1).Select(change => change.PhysicalId));
    }

    [Fact]
    public void Plan_DuplicatesUnused_KeepsTheOlder()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box)],
            new ToyState(Box, "toy-1") { CreatedAt = new DateTime(2026, 2, 1) }, new ToyState(Box, "toy-2") { CreatedAt = new DateTime(2026, 1, 1) });

        Assert.Equal(["toy-2", "toy-1"], changes.Select(change => change.PhysicalId));
    }

    [Fact]
    public void Plan_ReplacementBesideTheOldOne_DeletesTheOldOneLast()
    {
        var change = Assert.Single(ToyRules.Plan([new Toy(Box) { Size = "big" }], new ToyState(Box, "toy-1") { Size = "small", Serves = true }));

        Assert.Equal((ChangeAction.Replace, false), (change.Action, change.DeletedFirst));
    }

    [Fact]
    public void Plan_DuplicatesInUse_KeepsTheOneWithMostUniqueUsers()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box), new Toy(Car) { Uses = [Ref.To(Box)] }, new Toy(Ball) { Uses = [Ref.To(Car)] }],
            new ToyState(Box, "toy-1"),
            new ToyState(Box, "toy-2"),
            new ToyState(Car, "toy-3") { Uses = ["toy-1"] },
            new ToyState(Car, "toy-4") { Uses = ["toy-2"] },
            new ToyState(Ball, "toy-5") { Uses = ["toy-4"] });

        Assert.Equal(["toy-1", "toy-3"], changes.Where(change => change.Action is ChangeAction.Delete).Select(change => change.PhysicalId).Order());
    }

    [Fact]
    public void Plan_ReplacementInTheSamePlace_DeletesTheOldOneAndItsUsersFirst()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box) { Size = "big", Place = "shelf" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Size = "small", Place = "shelf", Takes = true }, new ToyState(Car, "toy-2") { Uses = ["toy-1"], Serves = true });

        Assert.All(changes, change => Assert.Equal((ChangeAction.Replace, true), (change.Action, change.DeletedFirst)));
        Assert.Equal("toy-1", Assert.Single(changes[0].Awaits).PhysicalId);
    }

    [Fact]
    public void Plan_PlaceTakenByWhatIsNotWantedAnyMore_WaitsUntilItIsGone()
    {
        var changes = ToyRules.Plan([new Toy(Box) { Place = "shelf" }], new ToyState(Car, "toy-1") { Place = "shelf" });

        Assert.Equal("toy-1", Assert.Single(changes[0].Awaits).PhysicalId);
        Assert.True(changes[1].DeletedFirst);
    }

    [Fact]
    public void Plan_ChangeThatUsersForbid_ReplacesAndNamesThem()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box) { Place = "table" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Place = "shelf" }, new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.Equal(ChangeAction.Replace, changes[0].Action);
        Assert.Contains("toys/car", changes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OneOfTwoDifferencesIsHeldByAUser_NamesThatOneOnly()
    {
        var changes = ToyRules.Plan(
            [new Toy(Box) { Place = "table", Colour = "red" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Place = "shelf", Colour = "blue" }, new ToyState(Car, "toy-2") { Uses = ["toy-1"] });

        Assert.Equal((ChangeAction.Replace, "Place differs; AWS does not change Place while it is used by toys/car"), (changes[0].Action, changes[0].Reason));
    }

    [Fact]
    public void Plan_UserThatCouldBeUpdated_IsReplacedWhereWhatItUsesGoesFirst()
    {
        var stays = new LogicalId("toys/doll");
        var changes = ToyRules.Plan(
            [new Toy(Box) { Size = "big", Place = "shelf" }, new Toy(stays)],
            new ToyState(Box, "toy-1") { Size = "small", Place = "shelf" }, new ToyState(stays, "toy-2") { Colour = "red" , Uses = ["toy-1"] });

        Assert.Equal(ChangeAction.Replace, changes.Single(change => change.Id == stays).Action);
    }

    [Fact]
    public void Plan_MissingAndReferredToBySomethingMadeAsWanted_WasDeletedInAws()
    {
        var changes = ToyRules.Plan([new Toy(Box), new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Car, "toy-2") { Uses = ["toy-1"], WasMadeAsWanted = true });

        Assert.Equal(("toys/box", "was deleted in AWS", true), (changes[0].LogicalId, changes[0].Reason, changes[0].IsDrift));
    }

    [Fact]
    public void Plan_MissingWithWhatItRefersTo_BothWereDeletedInAws()
    {
        var key = new LogicalId("toys/key");

        var changes = ToyRules.Plan(
            [new Toy(key), new Toy(Box) { Uses = [Ref.To(key)] }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Car, "toy-2") { Uses = ["toy-1"], WasMadeAsWanted = true });

        Assert.Equal(["was deleted in AWS", "was deleted in AWS"], changes.Take(2).Select(change => change.Reason));
    }

    [Fact]
    public void Plan_MissingAfterACompleteApply_WasDeletedInAws()
    {
        var changes = new Planner(_ => new ToyRules()).Plan(
            new ResourceGraph("toys", [new Toy(Box)], [new Placement("eu-west-1")]), new ObservedStack([]), wasApplied: true);

        Assert.Equal("was deleted in AWS", Assert.Single(changes).Reason);
    }

    [Fact]
    public void Plan_MissingAndReferredToByAnotherWish_DoesNotExistYet()
    {
        var changes = ToyRules.Plan([new Toy(Box), new Toy(Car) { Uses = [Ref.To(Box)] }], new ToyState(Car, "toy-2"));

        Assert.Equal(("toys/box", "does not exist yet", false), (changes[0].LogicalId, changes[0].Reason, changes[0].IsDrift));
    }
}
