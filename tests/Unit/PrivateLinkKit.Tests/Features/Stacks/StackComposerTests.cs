using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Features.Stacks;

public class StackComposerTests
{
    [Fact]
    public void Compose_NoAlb_PutsTheTasksBehindTheNlb()
    {
        var graph = Describe.OnFargate().ViaNlb(nlb => nlb.Listen(80)).Compose();

        Assert.DoesNotContain(graph.Ids(), id => id.Contains("alb", StringComparison.Ordinal));
        Assert.Equal("8080 task-api/nlb-group", graph.Find<SecurityGroupRules>("task-api/task-group/rules").Ingress.Text());
        Assert.Equal("8080 task-api/task-group", graph.Find<SecurityGroupRules>("task-api/nlb-group/rules").Egress.Text());
        var targets = graph.Find<TargetGroup>("task-api/nlb-targets");
        Assert.Equal(("ip", "TCP", 8080), (targets.TargetType, targets.Protocol, targets.Port));
        Assert.Equal(Ref.To(new LogicalId("task-api/nlb-targets")), graph.Find<Service>("task-api/service").TargetGroupArn);
        Assert.False(graph.Find<Listener>("task-api/nlb-listener").AwaitsHealthyTarget);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Compose_NoTasksWanted_AwaitsNoHealthyTarget(int tasks, bool awaits)
    {
        var graph = Describe.OnFargate(task => task.Count(tasks)).BehindAlb().ViaNlb().Compose();

        Assert.Equal(awaits, graph.Find<Listener>("task-api/nlb-listener").AwaitsHealthyTarget);
    }

    [Fact]
    public void Compose_UsedNlb_MakesTheEndpointServiceOnly()
    {
        var graph = Describe.Existing().Compose();

        Assert.Equal(["task-api/endpoint-service"], graph.Ids());
        Assert.Equal([Ref.To(Describe.Nlb)], graph.Find<EndpointService>("task-api/endpoint-service").NetworkLoadBalancerArns);
    }

    [Fact]
    public void Compose_UsedAlb_TargetsItAndMakesNoTasks()
    {
        var graph = Describe.InUsedVpc().UseAlb(Describe.Alb, 8080).ViaNlb().Compose();

        Assert.Equal(Ref.To(Describe.Alb), graph.Find<TargetGroup>("task-api/nlb-targets").LoadBalancerTarget);
        Assert.True(graph.Find<Listener>("task-api/nlb-listener").AwaitsHealthyTarget);
        Assert.DoesNotContain("task-api/service", graph.Ids());
        Assert.DoesNotContain("task-api/alb", graph.Ids());
    }

    [Fact]
    public void Compose_UsedVpc_PlacesEverythingInItsSubnetsAndOwnsNoneOfThem()
    {
        var graph = Describe.InUsedVpc().WithTask().ViaNlb().Compose();

        Assert.DoesNotContain(graph.InOrder, resource => resource is Vpc or Subnet or RouteTable or NatGateway);
        Assert.Equal([Ref.To(Describe.SubnetA), Ref.To(Describe.SubnetB)], graph.Find<Service>("task-api/service").Subnets);
        Assert.Equal([Ref.To(Describe.SubnetA), Ref.To(Describe.SubnetB)], graph.Find<LoadBalancer>("task-api/nlb").Subnets);
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("arn:aws:ecs:eu-west-1:111111111111:cluster/shared")]
    public void Compose_UsedCluster_RunsTheServiceThereAndRemembersIt(string cluster)
    {
        var graph = Describe.OnFargate(task => task.UseCluster(cluster)).ViaNlb().Compose();

        Assert.DoesNotContain("task-api/cluster", graph.Ids());
        Assert.Equal(Ref.To("shared"), graph.Find<Service>("task-api/service").Cluster);
        Assert.Equal("shared", graph.Find<TaskDefinition>("task-api/task").UsedCluster);
    }

    [Fact]
    public void Compose_Consumer_MayBeAcceptedByTheProvider()
    {
        var endpoint = Describe.TaskApi().Compose().Find<InterfaceEndpoint>("customer/endpoint");

        Assert.Equal(new Acceptance(Ref.To(new LogicalId("task-api/endpoint-service")), new Placement("eu-west-1")), endpoint.Acceptance);
    }

    [Fact]
    public void Compose_TagsOfStackAndConsumer_ReachEveryResourceOfTheirSide()
    {
        var graph = Describe.OnFargate().ViaNlb().WithTag("team", "platform").ConsumeFrom("customer", c => c.WithTag("cost", "42")).Compose();

        Assert.All(graph.InOrder.Where(resource => resource is not SecurityGroupRules), resource =>
            Assert.Contains(new Tag("team", "platform"), resource.Tags));
        Assert.Contains(new Tag("cost", "42"), graph.Find<InterfaceEndpoint>("customer/endpoint").Tags);
        Assert.DoesNotContain(new Tag("cost", "42"), graph.Find<Vpc>("task-api/vpc").Tags);
    }

    [Fact]
    public void Compose_ConsumerWithRole_IsPlacedInItsAccount()
    {
        var graph = Describe.TaskApi().ConsumeFrom("other", c => c.AsRole(Describe.Role).InVpc(vpc => vpc.AcrossZones("eu-west-1a"))).Compose();

        Assert.Equal([new Placement("eu-west-1"), new Placement("eu-west-1", Describe.Role)], graph.Placements);
        Assert.Equal(new Placement("eu-west-1", Describe.Role), graph.Find<InterfaceEndpoint>("other/endpoint").At);
    }

    [Fact]
    public void Compose_NoRegionAnywhere_NamesEverySideThatNeedsOne()
    {
        var error = Assert.Throws<StackValidationException>(() => Nowhere.Compose(defaultRegion: null));

        Assert.Equal(["task-api", "customer"], error.Errors.Select(fault => fault.LogicalId));
    }

    [Fact]
    public void Compose_NoRegionButADefault_TakesIt() =>
        Assert.Equal([new Placement("eu-north-1")], Nowhere.Compose(defaultRegion: "eu-north-1").Placements);

    [Fact]
    public void Compose_LongestStackName_KeepsLoadBalancerNamesWithinAwssLimit()
    {
        var graph = Describe.InVpc(name: "a" + new string('b', 23)).WithTask().BehindAlb().ViaNlb().Compose();

        Assert.All(graph.InOrder.OfType<TargetGroup>(), group => Assert.InRange(group.Name.Length, 1, 32));
        Assert.All(graph.InOrder.OfType<LoadBalancer>(), balancer => Assert.InRange(balancer.Name.Length, 1, 32));
    }

    private static PrivateLinkStackBuilder Nowhere =>
        Describe.InUsedVpc().WithTask().ViaNlb().ConsumeFrom("customer", consumer => consumer.InUsedVpc("10.0.0.0/16"));
}
