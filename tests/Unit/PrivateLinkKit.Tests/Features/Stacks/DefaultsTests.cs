using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>Defaults of omitted settings.</summary>
public class DefaultsTests
{
    [Fact]
    public void Build_OnlyARegion_TakesItsFirstTwoZonesAndAPrivateRange()
    {
        var spec = PrivateLink.ExposeService("api").InRegion("eu-central-1").InVpc().WithTask().ViaNlb().ConsumeFrom("app").Build().Spec;

        var network = Assert.IsType<NetworkSpec.Created>(spec.Network);
        Assert.Equal("10.0.0.0/16", network.Cidr);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], network.Zones);
        Assert.Equal(network.Zones, Assert.IsType<NetworkSpec.Created>(spec.Consumers[0].Network).Zones);
        Assert.Equal("eu-central-1", spec.Consumers[0].Placement.Region);
    }

    [Fact]
    public void Build_RegionFollowsFromAnExistingLoadBalancer() => Assert.Equal("eu-west-1", Describe.Existing().Build().Spec.Placement.Region);

    [Fact]
    public void Build_NothingNamesARegion_LeavesItToTheOptions() => Assert.Null(Describe.InUsedVpc().WithTask().ViaNlb().Build().Spec.Placement.Region);

    [Fact]
    public void Build_WithoutAlb_ChecksTasksByTcp()
    {
        var nlb = Assert.IsType<NlbSpec.Created>(Describe.Exposed().Build().Spec.Nlb);

        Assert.Null(nlb.HealthCheck.Path);
        Assert.Null(nlb.HealthCheck.Matcher);
    }

    [Fact]
    public void Build_ExistingAlb_ChecksItByHttp()
    {
        var nlb = Assert.IsType<NlbSpec.Created>(Describe.InUsedVpc().UseAlb(Describe.Alb).ViaNlb().Build().Spec.Nlb);

        Assert.Equal(("/", "200-399"), (nlb.HealthCheck.Path, nlb.HealthCheck.Matcher));
    }

    [Fact]
    public void Build_ConsumersOwnVpc_HasNoWayToTheInternet()
    {
        var network = Assert.IsType<NetworkSpec.Created>(Describe.Exposed().ConsumeFrom("app").Build().Spec.Consumers[0].Network);

        Assert.False(network.InternetGateway);
        Assert.Equal(NatGateways.None, network.NatGateways);
        Assert.DoesNotContain(network.Subnets, subnet => subnet.Tier == SubnetTier.Public);
    }

    [Fact]
    public void Build_ConsumerAsRole_MayConnect()
    {
        var spec = Describe.Exposed()
            .AsRole("arn:aws:iam::111111111111:role/deploy")
            .ConsumeFrom("app", c => c.AsRole("arn:aws:iam::222222222222:role/deploy", "shared-secret").InVpc(vpc => vpc.AcrossZones("eu-west-1c")))
            .ConsumeFrom("near", c => c.AsRole("arn:aws:iam::111111111111:role/other"))
            .Build().Spec;

        Assert.Equal(["arn:aws:iam::222222222222:root"], spec.EndpointService.Principals);
        Assert.Equal(new PlacementSpec("eu-west-1", "arn:aws:iam::222222222222:role/deploy", "shared-secret"), spec.Consumers[0].Placement);
    }

    [Theory]
    [InlineData("eu-west-1", "arn:aws:iam::222222222222:root")]
    [InlineData("cn-north-1", "arn:aws-cn:iam::222222222222:root")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:iam::222222222222:root")]
    [InlineData("us-iso-east-1", "arn:aws-iso:iam::222222222222:root")]
    [InlineData("us-isob-east-1", "arn:aws-iso-b:iam::222222222222:root")]
    [InlineData("eu-isoe-west-1", "arn:aws-iso-e:iam::222222222222:root")]
    [InlineData("us-isof-south-1", "arn:aws-iso-f:iam::222222222222:root")]
    [InlineData("eusc-de-east-1", "arn:aws-eusc:iam::222222222222:root")]
    public void AllowPrincipal_AccountId_MeansItsRootInTheRegionsPartition(string region, string root)
    {
        var spec = PrivateLink.ExposeService("api").InRegion(region).InVpc().WithTask().ViaNlb().AllowPrincipals("222222222222", root).Build().Spec;

        Assert.Equal([root], spec.EndpointService.Principals);
    }

    [Fact]
    public void AllowAnyPrincipalWithoutAcceptance_IsPublic() => Assert.Equal(
        new EndpointServiceSpec(["*"], AcceptanceRequired: false),
        Describe.Exposed().AllowAnyPrincipalWithoutAcceptance().Build().Spec.EndpointService);

    [Fact]
    public void WithTag_ConsumersOwn_OverrulesTheStacks()
    {
        var spec = Describe.Exposed().WithTag("team", "one").WithTag("team", "two").WithTag("app", "x")
            .ConsumeFrom("customer", c => c.WithTag("team", "three")).Build().Spec;

        Assert.Equal([new Tag("app", "x"), new Tag("team", "two")], spec.Tags);
        Assert.Equal([new Tag("app", "x"), new Tag("team", "three")], spec.Consumers[0].Tags);
    }

    [Fact]
    public void AdmitFrom_RangesAndGroups_KeepsEachOnce()
    {
        var spec = Describe.Exposed().ConsumeFrom("customer", c => c.AdmitFrom("10.0.0.0/8", Describe.Group).AdmitFrom("10.0.0.0/8")).Build().Spec;

        Assert.Equal([new TrafficSource.Cidr("10.0.0.0/8"), new TrafficSource.SecurityGroup(Describe.Group)], spec.Consumers[0].Admitted);
    }
}
