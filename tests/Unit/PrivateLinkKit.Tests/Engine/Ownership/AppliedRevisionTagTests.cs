using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Features.Stacks;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Engine.Ownership;

public class AppliedRevisionTagTests
{
    private static readonly string Described = Of(same => same);

    public static TheoryData<string, string> OtherDescriptions => new()
    {
        { "environment", Of(task => task.WithEnvironment("MODE", "quiet")) },
        { "image", Of(task => task.Image("dogs:2")) },
        { "count", Of(task => task.Count(3)) },
        { "tags", Of(same => same, stack => stack.WithTag("team", "dogs")) },
        { "principals", Of(same => same, stack => stack.AllowPrincipal("222222222222")) },
        { "region", Of(same => same, region: "eu-central-1") },
    };

    [Fact]
    public void DescriptionOf_SameDescription_IsTheSame() => Assert.Equal(Described, Of(same => same));

    /// <summary>A hash of a short value reveals the value.</summary>
    [Fact]
    public void DescriptionOf_OtherValueOfAVariable_IsTheSame() =>
        Assert.Equal(Of(task => task.WithEnvironment("PASSWORD", "one")), Of(task => task.WithEnvironment("PASSWORD", "two")));

    [Theory]
    [MemberData(nameof(OtherDescriptions))]
    public void DescriptionOf_AnythingElse_Differs(string what, string other) => Assert.False(Described == other, what);

    [Fact]
    public void Of_OtherAddressBehindANatGateway_Differs()
    {
        var mark = AppliedRevisionTag.Of(Described, [Nat("eipalloc-1")]);

        Assert.True(AppliedRevisionTag.IsOf(Described, mark));
        Assert.NotEqual(mark, AppliedRevisionTag.Of(Described, [Nat("eipalloc-2")]));
        Assert.InRange(mark.Length, 1, 256);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("somebody wrote this")]
    public void IsOf_NoMark_IsFalse(string? value) => Assert.False(AppliedRevisionTag.IsOf(Described, value));

    private static NatGatewayState Nat(string allocation) =>
        new(new("dogs", "nat"), Diffs.At, "nat-1") { VpcId = "vpc-1", SubnetId = "subnet-1", AllocationId = allocation };

    private static string Of(Func<FargateBuilder, FargateBuilder> task, Func<PrivateLinkStackBuilder, PrivateLinkStackBuilder>? more = null,
        string region = "eu-west-1")
    {
        var stack = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones($"{region}a", $"{region}b"))
            .RunOnFargate(fargate => task(fargate.Image("dogs").Port(8080)))
            .ViaNlb(nlb => nlb.Listen(8080));
        return AppliedRevisionTag.DescriptionOf(StackComposer.Compose((more ?? (same => same))(stack).Build().Spec, region));
    }
}
