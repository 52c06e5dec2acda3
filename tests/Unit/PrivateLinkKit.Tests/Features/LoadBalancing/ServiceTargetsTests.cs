using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.LoadBalancing;

/// <summary>Load balancers take any feature's targets, and its feature finds the load balancer in front of them.</summary>
public class ServiceTargetsTests
{
    [Fact]
    public void Compose_TargetsWithoutGroup_AreReachedInTheRangeOfTheNetworkAndAwaitedByTheListener()
    {
        var graph = Compose(new Machines());

        Assert.Equal("9000 10.0.0.0/16", graph.Find<SecurityGroupRules>("task-api/nlb-group/rules").Egress.Text());
        Assert.Equal(9000, graph.Find<TargetGroup>("task-api/nlb-targets").Port);
        Assert.True(graph.Find<Listener>("task-api/nlb-listener").AwaitsHealthyTarget);
    }

    [Fact]
    public void Compose_TargetsOfAnotherFeature_FindTheLoadBalancerInFront()
    {
        Assert.Equal(
            "9000 task-api/nlb-group", Compose(new Machines()).Find<SecurityGroupRules>("task-api/machines/rules").Ingress.Text());
        Assert.Equal(
            "9000 task-api/alb-group",
            Compose(new Machines(), new CreatedAlb(new AlbBuilder())).Find<SecurityGroupRules>("task-api/machines/rules").Ingress.Text());
    }

    [Fact]
    public void Compose_TargetsThatNoLoadBalancerTakes_AreAValidationError()
    {
        var stack = PrivateLinkStackBuilder.Exposing(Description(new UsedNlb(Describe.Nlb, 80), new Machines()));

        var error = Assert.Single(Assert.Throws<StackValidationException>(() => stack.Compose()).Errors);

        Assert.Equal("task-api/machines", error.LogicalId);
    }

    private static ResourceGraph Compose(params StackFeature[] features) =>
        PrivateLinkStackBuilder.ViaNlb(Description(features), configure: null).Compose();

    private static StackDescription Description(params StackFeature[] features) => new(new UnitDescription("task-api")
    {
        Features = [new CreatedVpc(VpcBuilder.ForService.AcrossZones("eu-west-1a", "eu-west-1b")), .. features],
    });

    /// <summary>Targets that know only the types of outputs.</summary>
    private sealed class Machines() : StackFeature("machines")
    {
        public override void Publish(FeatureContext context) => context.Publish(new ServiceTargets { Id = context.Id(Name), Port = 9000 });

        public override IEnumerable<Resource> Compose(FeatureContext context) => SecurityGroupComposer.Compose(
            context, Name, "Machines", context.Require<UnitNetwork>().VpcId,
            [new TrafficRule(9000, TargetRegistration.For(context.Id(Name), context).SecurityGroupId)], []);
    }
}
