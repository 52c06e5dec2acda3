using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class RouteTableTests
{
    private static readonly RouteTable Want = new(new("demo", "routes"), Diffs.At)
    {
        VpcId = Ref.To("vpc-1"),
        SubnetIds = [Ref.To("subnet-2"), Ref.To("subnet-1")],
        Routes = [new Route("0.0.0.0/0", Ref.To("igw-1"))],
    };

    private static readonly RouteTableState Have = new(Want.Id, Diffs.At, "rtb-1")
    {
        VpcId = "vpc-1",
        Associations = [new("rtbassoc-1", "subnet-1"), new("rtbassoc-2", "subnet-2")],
        Routes = [new("0.0.0.0/0", "igw-1")],
        Tags = Diffs.TagsOf(Want),
    };

    [Fact]
    public void Diff_AsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Want, Have));

    [Fact]
    public void Diff_OtherVpc_Replaces() => Assert.Equal(["VpcId: vpc-1 -> vpc-2!"], Diffs.Of(Want with { VpcId = Ref.To("vpc-2") }, Have));

    [Fact]
    public void Diff_SubnetMissing_Updates() =>
        Assert.Equal(["SubnetIds: subnet-1 -> subnet-1, subnet-2"], Diffs.Of(Want, Have with { Associations = [new("rtbassoc-1", "subnet-1")] }));

    [Fact]
    public void Diff_OtherTarget_Updates() =>
        Assert.Equal(
            ["Routes: 0.0.0.0/0 to igw-1 -> 0.0.0.0/0 to nat-1"],
            Diffs.Of(Want with { Routes = [new Route("0.0.0.0/0", Ref.To("nat-1"))] }, Have));

    [Fact]
    public void Diff_TargetToBeMade_IsKnownAfterApply() => Assert.Contains(
        $"Routes:  -> 0.0.0.0/0 to demo/igw {PropertyValue.KnownAfterApply}",
        Diffs.Of(Want with { Routes = [new Route("0.0.0.0/0", Ref.To(new LogicalId("demo", "igw")))] }, null));
}
