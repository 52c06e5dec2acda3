using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Services;

/// <summary>The description of the Task API, and the settings of its resources.</summary>
public class TaskApiTests
{
    private static readonly ResourceGraph Graph = Describe.TaskApi().Compose(defaultRegion: null);

    [Fact]
    public void Build_TaskApi_LaysOutTheProvidersSubnets()
    {
        Assert.Equal("10.100.100.0/24", Graph.Find<Vpc>("task-api/vpc").CidrBlock);
        Assert.Equal(
            [
                "task-api/private-eu-west-1a 10.100.100.128/26 eu-west-1a",
                "task-api/private-eu-west-1b 10.100.100.192/26 eu-west-1b",
                "task-api/public-eu-west-1a 10.100.100.0/26 eu-west-1a",
                "task-api/public-eu-west-1b 10.100.100.64/26 eu-west-1b",
            ],
            SubnetsOf(Graph, "task-api"));
    }

    [Fact]
    public void Build_TaskApi_FillsInTheTask()
    {
        Assert.Equal(
            new TaskSettings
            {
                Cpu = 256,
                Memory = 512,
                Architecture = CpuArchitecture.X64,
                ContainerName = "task-api",
                Image = "lvthillo/python-flask-api",
                Port = 8080,
                Environment = [],
                Secrets = [],
                ExecutionRoleArn = null,
                TaskRoleArn = null,
                LogGroup = null,
            },
            Graph.Find<TaskDefinition>("task-api/task").Settings);
        var service = Graph.Find<Service>("task-api/service");
        Assert.Equal((2, "task-api", 8080), (service.DesiredCount, service.ContainerName, service.ContainerPort));
        Assert.Null(service.HealthCheckGracePeriodSeconds);
        Assert.Empty(service.Ignored);
    }

    [Fact]
    public void Build_TaskApi_FillsInTheLoadBalancers()
    {
        var check = new HealthCheckSpec("/api/tasks", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 2, 2, "200");
        var (alb, nlb) = (Graph.Find<LoadBalancer>("task-api/alb"), Graph.Find<LoadBalancer>("task-api/nlb"));

        Assert.Equal(("task-api-alb", true), (alb.Name, alb.DropInvalidHeaderFields));
        Assert.Equal(("task-api-nlb", false, false), (nlb.Name, nlb.CrossZone, nlb.EnforceOnPrivateLinkTraffic));
        Assert.Equal(8888, Graph.Find<Listener>("task-api/alb-listener").Port);
        Assert.Equal(80, Graph.Find<Listener>("task-api/nlb-listener").Port);
        Assert.Equal(check, Graph.Find<TargetGroup>("task-api/alb-targets").HealthCheck);
        Assert.Equal(check, Graph.Find<TargetGroup>("task-api/nlb-targets").HealthCheck);
    }

    [Fact]
    public void Build_TaskApi_OpensTheServiceToItsPrincipalOnly()
    {
        var service = Graph.Find<EndpointService>("task-api/endpoint-service");

        Assert.Equal(["arn:aws:iam::222222222222:root"], service.AllowedPrincipals);
        Assert.False(service.AcceptanceRequired);
    }

    [Fact]
    public void Build_TaskApi_FillsInTheConsumer()
    {
        var endpoint = Graph.Find<InterfaceEndpoint>("customer/endpoint");

        Assert.Equal("10.1.1.0/24", Graph.Find<Vpc>("customer/vpc").CidrBlock);
        Assert.Equal(
            ["customer/private-eu-west-1a 10.1.1.0/25 eu-west-1a", "customer/private-eu-west-1b 10.1.1.128/25 eu-west-1b"], SubnetsOf(Graph, "customer"));
        Assert.Equal(["customer/private-eu-west-1a", "customer/private-eu-west-1b"], endpoint.SubnetIds.Select(subnet => $"{subnet}"));
        Assert.Equal(new Placement("eu-west-1"), endpoint.At);
        Assert.Empty(endpoint.Tags);
    }

    [Fact]
    public void Build_SameDescriptionTwice_GivesEqualResources() => Assert.Equal(Graph.InOrder, Describe.TaskApi().Compose(defaultRegion: null).InOrder);

    [Fact]
    public void Build_CustomerWithFullLayout_PutsTheEndpointInPublicSubnets()
    {
        var graph = Describe.Exposed()
            .ConsumeFrom("customer", c => c
                .InVpc(vpc => vpc.Cidr("10.1.1.0/24").WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(NatGateways.One))
                .InSubnets(SubnetTier.Public))
            .Compose();

        Assert.Equal(
            ["10.1.1.128/26", "10.1.1.192/26", "10.1.1.0/26", "10.1.1.64/26"], SubnetsOf(graph, "customer").Select(subnet => subnet.Split(' ')[1]));
        Assert.Contains("customer/igw", graph.Ids());
        Assert.Single(graph.InOrder.OfType<NatGateway>(), nat => nat.Id.Unit == "customer");
        Assert.Equal(
            ["customer/public-eu-west-1a", "customer/public-eu-west-1b"],
            graph.Find<InterfaceEndpoint>("customer/endpoint").SubnetIds.Select(subnet => $"{subnet}"));
    }

    private static IEnumerable<string> SubnetsOf(ResourceGraph graph, string unit) => graph.InOrder.OfType<Subnet>().Where(subnet => subnet.Id.Unit == unit)
        .Select(subnet => $"{subnet.Id} {subnet.CidrBlock} {subnet.AvailabilityZone}").Order(StringComparer.Ordinal);
}
