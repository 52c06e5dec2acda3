using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Services;

/// <summary>Defaults of omitted settings.</summary>
public class DefaultsTests
{
    [Fact]
    public void Compose_OnlyARegion_TakesItsFirstTwoZonesAndAPrivateRange()
    {
        var graph = PrivateLink.ExposeService("api").InRegion("eu-central-1").InVpc().WithTask().ViaNlb().ConsumeFrom("app").Compose(defaultRegion: null);

        Assert.Equal("10.0.0.0/16", graph.Find<Vpc>("api/vpc").CidrBlock);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], ZonesOf(graph, "api"));
        Assert.Equal(["eu-central-1a", "eu-central-1b"], ZonesOf(graph, "app"));
        Assert.Equal(new Placement("eu-central-1"), graph.Find<InterfaceEndpoint>("app/endpoint").At);
    }

    [Fact]
    public void Compose_RegionFollowsFromAnExistingLoadBalancer() =>
        Assert.Equal(new Placement("eu-west-1"), Describe.Existing().Compose(defaultRegion: "us-east-1").Home);

    [Fact]
    public void Compose_RegionFollowsFromAnExistingClusterAndSoDoTheZones()
    {
        var graph = PrivateLink.ExposeService("api").InVpc().WithTask(task => task.UseCluster("arn:aws:ecs:eu-north-1:111111111111:cluster/shared")).ViaNlb()
            .Compose(defaultRegion: "us-east-1");

        Assert.Equal(["eu-north-1a", "eu-north-1b"], ZonesOf(graph, "api"));
    }

    [Fact]
    public void Compose_NothingNamesARegion_TakesThatOfTheOptions() =>
        Assert.Equal(new Placement("us-east-1"), Describe.InUsedVpc().WithTask().ViaNlb().Compose(defaultRegion: "us-east-1").Home);

    [Fact]
    public void Compose_WithoutAlb_ChecksTasksByTcp()
    {
        var check = Describe.Exposed().Compose().Find<TargetGroup>("task-api/nlb-targets").HealthCheck;

        Assert.Null(check.Path);
        Assert.Null(check.Matcher);
    }

    [Fact]
    public void Compose_ExistingAlb_ChecksItByHttp()
    {
        var check = Describe.InUsedVpc().UseAlb(Describe.Alb).ViaNlb().Compose().Find<TargetGroup>("task-api/nlb-targets").HealthCheck;

        Assert.Equal(("/", "200-399"), (check.Path, check.Matcher));
    }

    [Fact]
    public void Compose_ConsumersOwnVpc_HasNoRouteToTheInternet() => Assert.DoesNotContain(
        Describe.Exposed().ConsumeFrom("app").Compose().InOrder.Where(resource => resource.Id.Unit == "app"),
        resource => resource is InternetGateway or NatGateway or RouteTable { Routes.Count: > 0 });

    [Fact]
    public void Compose_ConsumerAsRole_MayConnect()
    {
        var graph = Describe.Exposed()
            .AsRole("arn:aws:iam::111111111111:role/deploy")
            .ConsumeFrom("app", c => c.AsRole("arn:aws:iam::222222222222:role/deploy", "shared-secret").InVpc(vpc => vpc.AcrossZones("eu-west-1c")))
            .ConsumeFrom("near", c => c.AsRole("arn:aws:iam::111111111111:role/other"))
            .Compose();

        Assert.Equal(["arn:aws:iam::222222222222:root"], graph.Find<EndpointService>("task-api/endpoint-service").AllowedPrincipals);
        Assert.Equal(
            new Placement("eu-west-1", "arn:aws:iam::222222222222:role/deploy", "shared-secret"), graph.Find<InterfaceEndpoint>("app/endpoint").At);
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
        var stack = PrivateLink.ExposeService("api").InRegion(region).InVpc().WithTask().ViaNlb().AllowPrincipals("222222222222", root);

        Assert.Equal([root], stack.Compose().Find<EndpointService>("api/endpoint-service").AllowedPrincipals);
    }

    [Fact]
    public void AllowAnyPrincipalWithoutAcceptance_IsPublic()
    {
        var service = Describe.Exposed().AllowAnyPrincipalWithoutAcceptance().Compose().Find<EndpointService>("task-api/endpoint-service");

        Assert.Equal(["*"], service.AllowedPrincipals);
        Assert.False(service.AcceptanceRequired);
    }

    [Fact]
    public void WithTag_ConsumersOwn_OverrulesTheStacks()
    {
        var graph = Describe.Exposed().WithTag("team", "one").WithTag("team", "two").WithTag("app", "x")
            .ConsumeFrom("customer", c => c.WithTag("team", "three")).Compose();

        Assert.Equal([new Tag("app", "x"), new Tag("team", "two")], graph.Find<Vpc>("task-api/vpc").Tags);
        Assert.Equal([new Tag("app", "x"), new Tag("team", "three")], graph.Find<Vpc>("customer/vpc").Tags);
    }

    [Fact]
    public void AdmitFrom_RangesAndGroups_KeepsEachOnce()
    {
        var graph = Describe.Exposed().ConsumeFrom("customer", c => c.AdmitFrom("10.0.0.0/8", Describe.Group).AdmitFrom("10.0.0.0/8")).Compose();

        Assert.Equal($"80 10.0.0.0/8, 80 {Describe.Group}", graph.Find<SecurityGroupRules>("customer/endpoint-group/rules").Ingress.Text());
    }

    private static IEnumerable<string> ZonesOf(ResourceGraph graph, string unit) =>
        graph.InOrder.OfType<Subnet>().Where(subnet => subnet.Id.Unit == unit).Select(subnet => subnet.AvailabilityZone).Distinct().Order();
}
