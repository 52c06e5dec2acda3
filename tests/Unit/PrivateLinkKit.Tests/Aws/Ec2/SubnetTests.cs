using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class SubnetTests
{
    private static readonly Subnet Want = new(new("demo", "private-eu-west-1a"), Diffs.At)
    {
        VpcId = Ref.To("vpc-1"),
        CidrBlock = "10.0.0.0/26",
        AvailabilityZone = "eu-west-1a",
    };

    private static readonly SubnetState Have = new(Want.Id, Diffs.At, "subnet-1")
    {
        VpcId = "vpc-1",
        CidrBlock = "10.0.0.0/26",
        AvailabilityZone = "eu-west-1a",
        Tags = Diffs.TagsOf(Want),
    };

    [Fact]
    public void Diff_AsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Want, Have));

    [Fact]
    public void Diff_OtherVpc_Replaces() => Assert.Equal(["VpcId: vpc-1 -> vpc-2!"], Diffs.Of(Want with { VpcId = Ref.To("vpc-2") }, Have));

    [Fact]
    public void Diff_OtherCidrBlock_Replaces() =>
        Assert.Equal(["CidrBlock: 10.0.0.0/26 -> 10.0.0.64/26!"], Diffs.Of(Want with { CidrBlock = "10.0.0.64/26" }, Have));

    [Fact]
    public void Diff_OtherZone_Replaces() =>
        Assert.Equal(["AvailabilityZone: eu-west-1a -> eu-west-1b!"], Diffs.Of(Want with { AvailabilityZone = "eu-west-1b" }, Have));
}
