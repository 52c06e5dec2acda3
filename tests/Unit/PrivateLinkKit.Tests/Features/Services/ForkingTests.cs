using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Services;

public class ForkingTests
{
    [Fact]
    public void Builder_ForkedTwice_LeavesTheBaseAsItWas()
    {
        var shared = Describe.Exposed();

        var asked = shared.RequireAcceptance().WithTag("stage", "live").ConsumeFrom("one");
        var open = shared.AllowPrincipal("222222222222").ConsumeFrom("two");

        Assert.Empty(Consumers(shared));
        Assert.True(ServiceOf(asked).AcceptanceRequired);
        Assert.False(ServiceOf(open).AcceptanceRequired);
        Assert.Equal(["two/endpoint"], Consumers(open));
        Assert.Empty(ServiceOf(open).Tags);
    }

    [Fact]
    public void SubBuilder_SharedBetweenSides_IsNotChanged()
    {
        Func<VpcBuilder, VpcBuilder> zones = vpc => vpc.AcrossZones("eu-west-1a");

        var graph = PrivateLink.ExposeService("api")
            .InVpc(zones).WithTask().ViaNlb()
            .ConsumeFrom("app", c => c.InVpc(vpc => zones(vpc).Cidr("10.9.0.0/20")))
            .Compose();

        Assert.Equal("10.0.0.0/16", graph.Find<Vpc>("api/vpc").CidrBlock);
    }

    [Fact]
    public void InVpc_FunctionReturnsNull_ReportsWhatItMustReturn()
    {
        var error = Assert.Throws<ArgumentException>(() => PrivateLink.ExposeService("api").InVpc(_ => null!));

        Assert.Contains("VpcBuilder", error.Message, StringComparison.Ordinal);
    }

    private static EndpointService ServiceOf(PrivateLinkStackBuilder stack) => stack.Compose().Find<EndpointService>("task-api/endpoint-service");

    private static IEnumerable<string> Consumers(PrivateLinkStackBuilder stack) =>
        stack.Compose().InOrder.OfType<InterfaceEndpoint>().Select(endpoint => endpoint.Id.Value);
}
