using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Services;

/// <summary>The Task API: exactly these resources and dependencies.</summary>
public class TaskApiCompositionTests
{
    private static readonly ResourceGraph Graph = Describe.TaskApi().Compose(defaultRegion: null);

    [Fact]
    public void Compose_TaskApi_GivesExactlyTheseResources() => Assert.Equal(
        [
            "customer/endpoint AWS::EC2::VPCEndpoint",
            "customer/endpoint-group AWS::EC2::SecurityGroup",
            "customer/endpoint-group/rules AWS::EC2::SecurityGroupRules",
            "customer/private-eu-west-1a AWS::EC2::Subnet",
            "customer/private-eu-west-1b AWS::EC2::Subnet",
            "customer/private-routes AWS::EC2::RouteTable",
            "customer/vpc AWS::EC2::VPC",
            "task-api/alb AWS::ElasticLoadBalancingV2::LoadBalancer",
            "task-api/alb-group AWS::EC2::SecurityGroup",
            "task-api/alb-group/rules AWS::EC2::SecurityGroupRules",
            "task-api/alb-listener AWS::ElasticLoadBalancingV2::Listener",
            "task-api/alb-targets AWS::ElasticLoadBalancingV2::TargetGroup",
            "task-api/cluster AWS::ECS::Cluster",
            "task-api/endpoint-service AWS::EC2::VPCEndpointService",
            "task-api/igw AWS::EC2::InternetGateway",
            "task-api/nat-eu-west-1a AWS::EC2::NatGateway",
            "task-api/nat-ip-eu-west-1a AWS::EC2::EIP",
            "task-api/nlb AWS::ElasticLoadBalancingV2::LoadBalancer",
            "task-api/nlb-group AWS::EC2::SecurityGroup",
            "task-api/nlb-group/rules AWS::EC2::SecurityGroupRules",
            "task-api/nlb-listener AWS::ElasticLoadBalancingV2::Listener",
            "task-api/nlb-targets AWS::ElasticLoadBalancingV2::TargetGroup",
            "task-api/private-eu-west-1a AWS::EC2::Subnet",
            "task-api/private-eu-west-1b AWS::EC2::Subnet",
            "task-api/private-routes AWS::EC2::RouteTable",
            "task-api/public-eu-west-1a AWS::EC2::Subnet",
            "task-api/public-eu-west-1b AWS::EC2::Subnet",
            "task-api/public-routes AWS::EC2::RouteTable",
            "task-api/service AWS::ECS::Service",
            "task-api/task AWS::ECS::TaskDefinition",
            "task-api/task-group AWS::EC2::SecurityGroup",
            "task-api/task-group/rules AWS::EC2::SecurityGroupRules",
            "task-api/vpc AWS::EC2::VPC",
        ],
        Graph.InOrder.Select(resource => $"{resource.Id} {resource.Kind}").Order(StringComparer.Ordinal));

    [Fact]
    public void Compose_TaskApi_PutsEverythingIntoTheZonesRegion()
    {
        Assert.All(Graph.InOrder, resource => Assert.Equal(new Placement("eu-west-1"), resource.At));
        Assert.Equal([new Placement("eu-west-1")], Graph.Placements);
    }

    [Theory]
    [InlineData("task-group", "8080 task-api/alb-group", "443 0.0.0.0/0")]
    [InlineData("alb-group", "8888 task-api/nlb-group", "8080 task-api/task-group")]
    [InlineData("nlb-group", "", "8888 task-api/alb-group")]
    public void Compose_TaskApi_LetsEachGroupSpeakToItsNeighbourOnly(string group, string ingress, string egress)
    {
        var rules = Graph.Find<SecurityGroupRules>($"task-api/{group}/rules");

        Assert.Equal(ingress, rules.Ingress.Text());
        Assert.Equal(egress, rules.Egress.Text());
    }

    [Fact]
    public void Compose_TaskApi_LetsTheCustomersVpcReachTheEndpointAndNothingComeOut()
    {
        var rules = Graph.Find<SecurityGroupRules>("customer/endpoint-group/rules");

        Assert.Equal("80 10.1.1.0/24", rules.Ingress.Text());
        Assert.Empty(rules.Egress);
    }

    [Fact]
    public void Compose_TaskApi_RegistersTheAlbWhenAwsTakesIt()
    {
        var targets = Graph.Find<TargetGroup>("task-api/nlb-targets");

        Assert.Equal(("alb", "TCP", 8888), (targets.TargetType, targets.Protocol, targets.Port));
        Assert.Equal([new LogicalId("task-api/alb")], targets.AfterReady);
        Assert.Equal([new LogicalId("task-api/alb-listener")], targets.After);
    }

    [Fact]
    public void Compose_TaskApi_StartsTasksWhenTheyCanPullAndBeRegistered()
    {
        var service = Graph.Find<Service>("task-api/service");

        Assert.Equal([new LogicalId("task-api/alb-listener"), new LogicalId("task-api/private-routes")], service.After);
        Assert.Empty(service.AfterReady);
    }

    [Theory]
    [InlineData("alb-listener")]
    [InlineData("nlb-listener")]
    public void Compose_TaskApi_MakesListenersWithoutWaitingForTheirLoadBalancer(string listener) =>
        Assert.Empty(Graph.Find<Listener>($"task-api/{listener}").AfterReady);

    [Fact]
    public void Compose_TaskApi_CallsTheListenerReadyOnlyInFrontOfAHealthyAlb()
    {
        var listener = Graph.Find<Listener>("task-api/nlb-listener");

        Assert.True(listener.AwaitsHealthyTarget);
        Assert.Contains(new LogicalId("task-api/service"), listener.ReadyAfter);
        Assert.False(Graph.Find<Listener>("task-api/alb-listener").AwaitsHealthyTarget);
    }

    [Fact]
    public void Compose_TaskApi_MakesTheEndpointServiceOfAnActiveNlb()
    {
        var service = Graph.Find<EndpointService>("task-api/endpoint-service");

        Assert.Equal([new LogicalId("task-api/nlb")], service.AfterReady);
        Assert.Equal(["arn:aws:iam::222222222222:root"], service.AllowedPrincipals);
    }
}
