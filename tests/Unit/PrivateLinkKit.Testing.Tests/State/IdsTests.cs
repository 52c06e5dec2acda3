using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Tests.State;

public class IdsTests
{
    [Fact]
    public void Next_SameCallsInTwoRuns_GiveTheSameIds()
    {
        var (one, other) = (new Ids(), new Ids());

        Assert.Equal([one.Next("vpc-"), one.Hex(16), one.Digits(10)], [other.Next("vpc-"), other.Hex(16), other.Digits(10)]);
    }

    [Fact]
    public void Next_Many_AreDistinctAndLookLikeAws()
    {
        var ids = new Ids();

        var drawn = Enumerable.Range(0, 1000).Select(_ => ids.Next("vpc-")).ToList();

        Assert.Equal(1000, drawn.Distinct().Count());
        Assert.All(drawn, id => Assert.Matches("^vpc-[0-9a-f]{17}$", id));
    }
}
