using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class InterfaceEndpointTests
{
    private static readonly InterfaceEndpoint Want = new(new("customer", "endpoint"), Diffs.At)
    {
        VpcId = Ref.To("vpc-1"),
        ServiceName = Ref.To("service"),
        SubnetIds = [Ref.To("subnet-1"), Ref.To("subnet-2")],
        SecurityGroupIds = [Ref.To("sg-1")],
        Acceptance = new Acceptance(Ref.To("vpce-svc-1"), Diffs.At),
        Port = 80,
    };

    private static readonly InterfaceEndpointState Have = new(Want.Id, Diffs.At, "vpce-1")
    {
        VpcId = "vpc-1",
        ServiceName = "service",
        SubnetIds = ["subnet-1", "subnet-2"],
        SecurityGroupIds = ["sg-1"],
        PrivateDnsEnabled = false,
        DnsNames = [],
        Tags = Diffs.TagsOf(Want),
    };

    [Fact]
    public void Diff_AsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Want, Have));

    [Fact]
    public void Diff_OtherVpc_Replaces() => Assert.Equal(["VpcId: vpc-1 -> vpc-2!"], Diffs.Of(Want with { VpcId = Ref.To("vpc-2") }, Have));

    [Fact]
    public void Diff_OtherService_Replaces() => Assert.Equal(["ServiceName: service -> other!"], Diffs.Of(Want with { ServiceName = Ref.To("other") }, Have));

    [Fact]
    public void Diff_OtherSubnets_Updates() =>
        Assert.Equal(["SubnetIds: subnet-1, subnet-2 -> subnet-1"], Diffs.Of(Want with { SubnetIds = [Ref.To("subnet-1")] }, Have));

    [Fact]
    public void Diff_OtherGroups_Updates() =>
        Assert.Equal(["SecurityGroupIds: sg-1 -> sg-2"], Diffs.Of(Want with { SecurityGroupIds = [Ref.To("sg-2")] }, Have));

    [Fact]
    public void Diff_PrivateDnsSwitchedOn_Updates() => Assert.Equal(
        ["PrivateDnsEnabled: true -> false"], Diffs.Of(Want, Have with { PrivateDnsEnabled = true }));

    [Fact]
    public void Diff_Expired_Replaces() => Assert.Equal(["State: expired -> available!"], Diffs.Of(Want, Have with { Failure = "expired" }));

    [Fact]
    public void Diff_Rejected_Updates() => Assert.Equal(["State: rejected -> available"], Diffs.Of(Want, Have with { IsReady = false, IsRejected = true }));
}
