using PrivateLinkKit.Aws.Ec2;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class GroupCirclesTests
{
    private static readonly GroupReference[] Chain =
    [
        new("nlb", RuleDirection.Egress, "alb"),
        new("alb", RuleDirection.Ingress, "nlb"),
        new("alb", RuleDirection.Egress, "task"),
        new("task", RuleDirection.Ingress, "alb"),
    ];

    [Fact]
    public void ToRevoke_NoCircle_IsNothing() =>
        Assert.Empty(GroupCircles.ToRevoke([new("a", RuleDirection.Egress, "b"), new("b", RuleDirection.Egress, "c"), new("a", RuleDirection.Ingress, "c")]));

    [Fact]
    public void ToRevoke_GroupThatNamesItself_IsNothing() => Assert.Empty(GroupCircles.ToRevoke([new("a", RuleDirection.Ingress, "a")]));

    [Fact]
    public void ToRevoke_ChainOfNeighbours_TakesOneCallForEachPair()
    {
        var revoked = GroupCircles.ToRevoke(Chain);

        Assert.Equal(2, revoked.DistinctBy(reference => (reference.From, reference.Direction)).Count());
        Assert.Empty(GroupCircles.ToRevoke(Chain.Except(revoked)));
    }

    [Fact]
    public void ToRevoke_ManyWhoNameOne_RevokesWhatTheOneNames() =>
        Assert.All(
            GroupCircles.ToRevoke(Enumerable.Range(1, 5).SelectMany(number => new GroupReference[]
            {
                new($"user{number}", RuleDirection.Egress, "hub"),
                new("hub", RuleDirection.Ingress, $"user{number}"),
            })),
            reference => Assert.Equal(("hub", RuleDirection.Ingress), (reference.From, reference.Direction)));
}
