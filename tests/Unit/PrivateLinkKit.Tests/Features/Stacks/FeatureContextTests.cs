using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>Features find each other by the types of their outputs.</summary>
public class FeatureContextTests
{
    [Fact]
    public void Find_OutputsBeforeAndAfter_ReturnsTheNearestBefore()
    {
        var context = Probe.ContextOf(
            "asking", [Probe.Of("a", new Output(1)), Probe.Of("b", new Output(2)), new Probe("asking"), Probe.Of("c", new Output(3))]);

        Assert.Equal(new Output(2), context.Find<Output>());
    }

    [Fact]
    public void Find_OwnOutput_IsNotReturned() => Assert.Null(Probe.ContextOf("asking", [Probe.Of("asking", new Output(1))]).Find<Output>());

    [Fact]
    public void Find_InAConsumer_ReturnsItsOwnOutputsFirstAndThenTheServices()
    {
        var own = Probe.ContextOf("asking", [Probe.Of("a", new Output(1))], Probe.Of("b", new Output(2)), new Probe("asking"));
        var homes = Probe.ContextOf("asking", [Probe.Of("a", new Output(1))], new Probe("asking"));

        Assert.Equal(new Output(2), own.Find<Output>());
        Assert.Equal(new Output(1), homes.Find<Output>());
    }

    [Fact]
    public void Find_AtHome_ReturnsNothingOfConsumers() =>
        Assert.Null(Probe.ContextOf("asking", [new Probe("asking")], Probe.Of("b", new Output(2))).Find<Output>());

    [Fact]
    public void Find_ByBaseTypeOfAnOutput_IsNotReturned() =>
        Assert.Null(Probe.ContextOf("asking", [Probe.Of("a", new Output(1)), new Probe("asking")]).Find<object>());

    [Fact]
    public void All_OutputsOfSeveralUnits_ReturnsThemInTheOrderOfTheDescription()
    {
        var context = Probe.ContextOf(
            "b",
            [new Probe("a", own => own.Publish(new Output(1)), own => own.Publish("other")), Probe.Of("b", new Output(2))],
            Probe.Of("c", new Output(3)));

        Assert.Equal([new Output(1), new Output(2), new Output(3)], context.All<Output>());
    }

    [Fact]
    public void Require_NothingBefore_NamesTheFeatureAndTheType()
    {
        var context = Probe.ContextOf("asking", [new Probe("asking"), Probe.Of("late", new Output(1))]);

        var error = Assert.Single(Assert.Throws<StackValidationException>(context.Require<Output>).Errors);

        Assert.Equal(("orders/asking", nameof(Output)), (error.LogicalId, error.Value));
    }

    [Fact]
    public void Publish_OutsideOfPublish_IsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Probe.ContextOf("late", [new Probe("late")]).Publish(new Output(1)));

        Assert.Contains("'late' publishes its Output too late", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_RegionUnknown_IsRefused() => Assert.Throws<InvalidOperationException>(() => Probe.ContextOf("a", [new Probe("a")]).At);

    [Fact]
    public void Build_TwoFeaturesOfOneName_IsAFault() =>
        Faults.Only(Describe.Exposed().Add(new Probe("events")).Add(new Probe("events")), "task-api", "events");

    private sealed record Output(int Number);
}
