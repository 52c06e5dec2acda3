using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Tests.Engine.Kinds;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Engine.Ownership;

/// <summary>Spec-hash tag of a resource.</summary>
public class SpecHashTagTests
{
    private const int MostThatAwsTakes = 256;

    private static readonly Subnet Want = new(new("demo", "private-a"), Diffs.At)
    {
        VpcId = Ref.To(new LogicalId("demo", "vpc")),
        CidrBlock = "10.0.0.0/24",
        AvailabilityZone = "eu-west-1a",
    };

    [Fact]
    public void Mark_OfEveryKind_FitsIntoATag() =>
        Assert.All(Describe.TaskApi().Compose().InOrder.SelectMany(Marks), mark => Assert.InRange(mark.Value.Length, 1, MostThatAwsTakes));

    [Fact]
    public void Mark_OfAGroup_HoldsThatOfItsRules()
    {
        var graph = Describe.TaskApi().Compose();
        var rules = graph.InOrder.OfType<SecurityGroupRules>().First();

        Assert.Equal(["privatelinkkit:spec", "privatelinkkit:tags", "privatelinkkit:rules"],
            Marks(graph.InOrder.Single(resource => resource.Id == rules.GroupLogicalId)).Select(mark => mark.Key));
        Assert.Contains(Assert.Single(Marks(rules)), Marks(graph.InOrder.Single(resource => resource.Id == rules.GroupLogicalId)));
    }

    [Fact]
    public void Mark_ListsInAnotherOrder_IsTheSame()
    {
        var rules = new SecurityGroupRules(Want.Id, Diffs.At) { Ingress = [new(80, Ref.To("10.0.0.0/8")), new(81, Ref.To("10.0.0.0/8"))], Egress = [] };

        Assert.Equal(Marks(rules), Marks(rules with { Ingress = [.. rules.Ingress.Reverse()] }));
    }

    /// <summary>Other hosts and later versions compare with the tags written by this one.</summary>
    [Fact]
    public void Mark_OfASubnet_IsAlwaysThis() =>
        Assert.Equal("3.1:EzEnWsQ9N_8I2o4lnmk79A32yZAwsjyF", Assert.Single(Marks(Want), mark => mark.Key == "privatelinkkit:spec").Value);

    [Fact]
    public void Diff_SameWishOtherValueInAws_IsDrift() =>
        Assert.Equal([("CidrBlock", true)], Origins(Want, State(madeAs: Want) with { CidrBlock = "10.0.9.0/24" }));

    [Fact]
    public void Diff_OtherWish_IsNoDrift() =>
        Assert.Equal([("CidrBlock", false)], Origins(Want with { CidrBlock = "10.0.9.0/24" }, State(madeAs: Want)));

    [Fact]
    public void Diff_DriftAndNewDescription_AreDistinguished() => Assert.Equal(
        [("CidrBlock", true), ("Tags", false)],
        Origins(Want with { Tags = [new("team", "x")] }, State(madeAs: Want) with { CidrBlock = "10.0.9.0/24" }));

    [Theory]
    [InlineData(null)]
    [InlineData("1:abcdefgh")]
    [InlineData("3.1:abc")]
    [InlineData("3.1:~abc")]
    [InlineData("3.1:~abcdefgh~abcdefgh")]
    [InlineData("3.1:~abcdefgh")]
    [InlineData("3.1:abcdefghabcdefgi~abcdefgh")]
    public void Diff_NoMarkThatCanBeRead_IsNoDrift(string? mark)
    {
        var have = State(madeAs: Want) with { CidrBlock = "10.0.9.0/24",
            Tags = OwnershipTags.Kept([.. Diffs.TagsOf(Want), .. mark is null ? (Tag[])[] : [new(OwnershipTags.SpecKey, mark)]]) };

        Assert.Equal([("CidrBlock", false)], Origins(Want, have));
    }

    /// <summary>31 properties fit in a tag.</summary>
    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(500, true)]
    public void ToString_ManyProperties_FitsATagAndParses(int count, bool isFolded)
    {
        var text = SpecHashTag.Of(Many(count)).ToString();

        Assert.InRange(text.Length, 1, MostThatAwsTakes);
        Assert.Equal((isFolded, text), (text.Contains('~'), $"{SpecHashTag.Parse(text)}"));
    }

    [Fact]
    public void OriginOf_FoldedProperties_AreDriftWhileTheDescriptionIsTheSame()
    {
        var tag = SpecHashTag.Parse(SpecHashTag.Of(Many(100)).ToString())!;

        Assert.All(Many(100), change => Assert.Equal(ChangeOrigin.Aws, tag.OriginOf(change, SpecHashTag.Of(Many(100)))));
    }

    /// <summary>A change of one folded property leaves the origin of the others open, and of those with a hash of their own known.</summary>
    [Fact]
    public void OriginOf_AFoldedPropertyThatTheDescriptionChanged_IsUnknownForTheFoldOnly()
    {
        var tag = SpecHashTag.Parse(SpecHashTag.Of(Many(100)).ToString())!;
        var origins = Enumerable.Range(0, 100).Select(changed => Many(100).Select(change => tag.OriginOf(change, SpecHashTag.Of(Many(100, changed)))).ToList());

        Assert.All(origins, (of, changed) => Assert.True(
            of.Count(origin => origin is ChangeOrigin.Aws) == (of[changed] is ChangeOrigin.Description ? 99 : 30)
            && of.Count(origin => origin is ChangeOrigin.Unknown) == (of[changed] is ChangeOrigin.Description ? 0 : 70)));
    }

    [Fact]
    public void Diff_ReferenceToSomethingNew_FollowsAndIsNoDrift()
    {
        var change = Assert.Single(new SubnetHandler().Diff(Want, State(madeAs: Want), new Outputs()));

        Assert.Equal(("VpcId", ChangeOrigin.Reference, false), (change.Name, change.Origin, change.IsDrift));
    }

    [Fact]
    public void Diff_GatewayThatFailed_IsDrift()
    {
        var want = new NatGateway(Want.Id, Diffs.At) { SubnetId = Ref.To("subnet-1"), AllocationId = Ref.To("eipalloc-1") };
        var have = new NatGatewayState(Want.Id, Diffs.At, "nat-1") { VpcId = "vpc-1", SubnetId = "subnet-1", AllocationId = "eipalloc-1",
            Failure = "failed", Tags = Diffs.TagsOf(want) };

        Assert.True(Assert.Single(new NatGatewayHandler().Diff(want, have, new Outputs())).IsDrift);
    }

    private static IReadOnlyList<PropertyChange> Many(int count, int? changed = null) =>
        [.. Enumerable.Range(0, count).Select(index => new PropertyChange { Name = $"Property{index}", New = index == changed ? "changed" : index })];

    private static IReadOnlyList<Tag> Marks(Resource want) => BuiltInModules.Set.Kind(want.Kind).MarksOf(want);

    private static SubnetState State(Subnet madeAs) =>
        new(madeAs.Id, Diffs.At, "subnet-1") { VpcId = "vpc-1", CidrBlock = madeAs.CidrBlock, AvailabilityZone = madeAs.AvailabilityZone,
            Tags = Diffs.Made(madeAs).Tags };

    private static IEnumerable<(string Name, bool IsDrift)> Origins(Subnet want, SubnetState have)
    {
        var outputs = new Outputs();
        outputs.Set(new VpcState(new("demo", "vpc"), Diffs.At, "vpc-1") { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true, EnableDnsSupport = true });
        return new SubnetHandler().Diff(want, have, outputs).Select(change => (change.Name, change.IsDrift));
    }
}
