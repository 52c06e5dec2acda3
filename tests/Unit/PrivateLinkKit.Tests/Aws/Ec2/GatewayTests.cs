using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class GatewayTests
{
    private static readonly InternetGateway Internet = new(new("demo", "igw"), Diffs.At) { VpcId = Ref.To("vpc-1") };
    private static readonly InternetGatewayState Attached = new(Internet.Id, Diffs.At, "igw-1") { VpcId = "vpc-1", Tags = Diffs.TagsOf(Internet) };

    private static readonly NatGateway Nat = new(new("demo", "nat"), Diffs.At) { SubnetId = Ref.To("subnet-1"), AllocationId = Ref.To("eipalloc-1") };

    private static readonly NatGatewayState Available = new(Nat.Id, Diffs.At, "nat-1")
    {
        VpcId = "vpc-1",
        SubnetId = "subnet-1",
        AllocationId = "eipalloc-1",
        Tags = Diffs.TagsOf(Nat),
    };

    [Fact]
    public void Diff_InternetGatewayAsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Internet, Attached));

    [Fact]
    public void Diff_InternetGatewayNotAttached_Updates() => Assert.Equal(["VpcId:  -> vpc-1"], Diffs.Of(Internet, Attached with { VpcId = null }));

    [Fact]
    public void Diff_ElasticIp_HasOnlyTags()
    {
        var address = new ElasticIp(new("demo", "nat-ip"), Diffs.At);

        Assert.Empty(Diffs.Of(address, new ElasticIpState(address.Id, Diffs.At, "eipalloc-1") { Tags = Diffs.TagsOf(address) }));
    }

    [Fact]
    public void Diff_NatGatewayAsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Nat, Available));

    [Fact]
    public void Diff_NatGatewayInOtherSubnet_Replaces() =>
        Assert.Equal(["SubnetId: subnet-1 -> subnet-2!"], Diffs.Of(Nat with { SubnetId = Ref.To("subnet-2") }, Available));

    [Fact]
    public void Diff_NatGatewayWithOtherAddress_Replaces() =>
        Assert.Equal(["AllocationId: eipalloc-1 -> eipalloc-2!"], Diffs.Of(Nat with { AllocationId = Ref.To("eipalloc-2") }, Available));

    [Fact]
    public void Diff_NatGatewayFailed_Replaces() =>
        Assert.Equal(["State: failed: Gateway.NotAttached -> available!"], Diffs.Of(Nat, Available with { Failure = "failed: Gateway.NotAttached" }));
}
