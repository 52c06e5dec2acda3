using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Tests.Features.Stacks;

public class ForkingTests
{
    [Fact]
    public void Builder_ForkedTwice_LeavesTheBaseAsItWas()
    {
        var shared = Describe.Exposed();

        var asked = shared.RequireAcceptance().WithTag("stage", "live").ConsumeFrom("one");
        var open = shared.AllowPrincipal("222222222222").ConsumeFrom("two");

        Assert.Empty(shared.Build().Spec.Consumers);
        Assert.True(asked.Build().Spec.EndpointService.AcceptanceRequired);
        Assert.False(open.Build().Spec.EndpointService.AcceptanceRequired);
        Assert.Equal("two", Assert.Single(open.Build().Spec.Consumers).Name);
        Assert.Empty(open.Build().Spec.Tags);
    }

    [Fact]
    public void SubBuilder_SharedBetweenSides_IsNotChanged()
    {
        Func<VpcBuilder, VpcBuilder> zones = vpc => vpc.AcrossZones("eu-west-1a");

        var spec = PrivateLink.ExposeService("api")
            .InVpc(zones).WithTask().ViaNlb()
            .ConsumeFrom("app", c => c.InVpc(vpc => zones(vpc).Cidr("10.9.0.0/20")))
            .Build().Spec;

        Assert.Equal("10.0.0.0/16", Assert.IsType<NetworkSpec.Created>(spec.Network).Cidr);
    }

    [Fact]
    public void InVpc_FunctionReturnsNull_ReportsWhatItMustReturn()
    {
        var error = Assert.Throws<ArgumentException>(() => PrivateLink.ExposeService("api").InVpc(_ => null!));

        Assert.Contains("VpcBuilder", error.Message, StringComparison.Ordinal);
    }
}
