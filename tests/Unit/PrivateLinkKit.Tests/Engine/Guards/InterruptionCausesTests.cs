using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Tests.Engine.Planning;

namespace PrivateLinkKit.Tests.Engine.Guards;

public class InterruptionCausesTests
{
    private static readonly LogicalId Box = new("toys", "box");
    private static readonly LogicalId Car = new("toys", "car");

    [Fact]
    public void Of_ReplacementBesideTheOldOne_None() => Assert.Empty(Causes(
        [new Toy(Box) { Size = "big" }], new ToyState(Box, "toy-1") { Size = "small", Serves = true, Takes = true }));

    [Fact]
    public void Of_ReplacementWhereNoRequestGetsThrough_None() => Assert.Empty(Causes(
        [new Toy(Box) { Size = "big", Place = "shelf" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
        new ToyState(Box, "toy-1") { Size = "small", Place = "shelf" },
        new ToyState(Car, "toy-2") { Uses = ["toy-1"], Serves = true }));

    [Fact]
    public void Of_ReplacementInTheSamePlaceWhereRequestsGetThrough_AllThatIsReplaced() => Assert.Equal(
        [(Box, "is replaced for Size: small becomes big"), (Car, "is replaced for Uses: toy-1 becomes toys/box")],
        Causes(
            [new Toy(Box) { Size = "big", Place = "shelf" }, new Toy(Car) { Uses = [Ref.To(Box)] }],
            new ToyState(Box, "toy-1") { Size = "small", Place = "shelf", Takes = true },
            new ToyState(Car, "toy-2") { Uses = ["toy-1"], Serves = true }).Select(one => (one.Change.Id, one.Cause.Evidence)));

    /// <summary>Returns the causes that reach the stack's own endpoints.</summary>
    private static IEnumerable<CausedInterruption> Causes(Toy[] want, params ToyState[] have)
    {
        var graph = new ResourceGraph("toys", want, [new Placement("eu-west-1")]);
        return InterruptionCauses.Of(graph, graph, ToyRules.Plan(want, have), new ObservedStack(have), _ => new ToyRules())
            .Where(one => one.Cause.Reaches(new InterruptedEndpoint { EndpointId = "vpce-1", Consumer = "customer" }));
    }
}
