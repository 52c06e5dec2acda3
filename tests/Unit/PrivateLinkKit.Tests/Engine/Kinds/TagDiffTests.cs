using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.Tests.Engine.Kinds;

public class TagDiffTests
{
    private static readonly Tag Team = new("team", "platform");
    private static readonly Tag Foreign = new("cost-center", "42");
    private static readonly Vpc Want = new(new("demo", "vpc"), Diffs.At) { CidrBlock = "10.0.0.0/16", Tags = [Team] };
    private static readonly VpcState Have = new(Want.Id, Diffs.At, "vpc-1")
    {
        CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true, EnableDnsSupport = true, Tags = MadeAs(Want),
    };

    [Fact]
    public void Diff_ForeignTag_IsKept() => Assert.Empty(Diffs.Of(Want, Have with { Tags = [.. Have.Tags, Foreign] }));

    [Fact]
    public void Diff_TagNotWantedAnyMore_IsTakenAway()
    {
        var have = Have with { Tags = [.. Have.Tags, Foreign] };
        var want = Want with { Tags = [] };

        Assert.Equal(["Tags: Name=demo/vpc, team=platform -> Name=demo/vpc"], Diffs.Of(want, have));
        Assert.Equal(["team"], TagDiff.Of(OwnershipTags.Wanted(want), [], have).KeysToRemove);
    }

    [Fact]
    public void Diff_TagChangedByOthers_IsSetAgain() =>
        Assert.Equal(
            ["Tags: Name=demo/vpc, team=theirs -> Name=demo/vpc, team=platform"],
            Diffs.Of(Want, Have with { Tags = [.. Have.Tags.Where(tag => tag != Team), Team with { Value = "theirs" }] }));

    [Fact]
    public void Diff_ForeignTagNowWanted_IsSetAndOwned()
    {
        var have = Have with { Tags = [.. Have.Tags, Foreign] };
        var want = Want with { Tags = [Foreign with { Value = "43" }, Team] };

        Assert.Single(Diffs.Of(want, have));
        Assert.True(NameHashTag.On(OwnershipTags.TagsKey, MadeAs(want)).Holds(Foreign.Key));
    }

    private static EquatableList<Tag> MadeAs(Resource want) => Diffs.Made(want).Tags;
}
