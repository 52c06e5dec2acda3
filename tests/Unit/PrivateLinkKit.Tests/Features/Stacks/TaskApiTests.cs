using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Consumers;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>The description of the Task API, and its result.</summary>
public class TaskApiTests
{
    private static readonly StackSpec Spec = Describe.TaskApi().Build().Spec;

    [Fact]
    public void Build_TaskApi_LaysOutTheProvidersSubnets() => Assert.Equal(
        new NetworkSpec.Created
        {
            Cidr = "10.100.100.0/24",
            Subnets =
            [
                new("eu-west-1a", "10.100.100.0/26", SubnetTier.Public),
                new("eu-west-1b", "10.100.100.64/26", SubnetTier.Public),
                new("eu-west-1a", "10.100.100.128/26", SubnetTier.Private),
                new("eu-west-1b", "10.100.100.192/26", SubnetTier.Private),
            ],
            NatGateways = NatGateways.One,
        },
        Spec.Network);

    [Fact]
    public void Build_TaskApi_FillsInTheTask() => Assert.Equal(
        new FargateSpec
        {
            Image = "lvthillo/python-flask-api",
            Port = 8080,
            Cpu = 256,
            Memory = 512,
            Count = 2,
            HealthCheckGracePeriod = null,
            ContainerName = "task-api",
            Architecture = CpuArchitecture.X64,
            Environment = [],
            Secrets = [],
            ExecutionRoleArn = null,
            TaskRoleArn = null,
            LogGroup = null,
            Ignored = [],
            UsedCluster = null,
        },
        Spec.Workload);

    [Fact]
    public void Build_TaskApi_FillsInTheLoadBalancers()
    {
        var check = new HealthCheckSpec("/api/tasks", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 2, 2, "200");

        Assert.Equal(new AlbSpec.Created("task-api-alb", 8888, check, DropInvalidHeaderFields: true), Spec.Alb);
        Assert.Equal(
            new NlbSpec.Created(80) { Name = "task-api-nlb", CrossZone = false, ProxyProtocol = false, HealthCheck = check, Admitted = [],
                EnforceOnPrivateLinkTraffic = false },
            Spec.Nlb);
    }

    [Fact]
    public void Build_TaskApi_OpensTheServiceToItsPrincipalOnly() =>
        Assert.Equal(new EndpointServiceSpec(["arn:aws:iam::222222222222:root"], AcceptanceRequired: false), Spec.EndpointService);

    [Fact]
    public void Build_TaskApi_FillsInTheConsumer() => Assert.Equal(
        new ConsumerSpec
        {
            Name = "customer",
            Placement = new("eu-west-1"),
            Network = new NetworkSpec.Created
            {
                Cidr = "10.1.1.0/24",
                Subnets = [new("eu-west-1a", "10.1.1.0/25", SubnetTier.Private), new("eu-west-1b", "10.1.1.128/25", SubnetTier.Private)],
                NatGateways = NatGateways.None,
            },
            EndpointTier = SubnetTier.Private,
            Admitted = [new TrafficSource.Cidr("10.1.1.0/24")],
            Tags = [],
        },
        Assert.Single(Spec.Consumers));

    [Fact]
    public void Build_SameDescriptionTwice_GivesEqualSpecs() => Assert.Equal(Spec, Describe.TaskApi().Build().Spec);

    [Fact]
    public void Build_CustomerWithFullLayout_PutsTheEndpointInPublicSubnets()
    {
        var customer = Describe.Exposed()
            .ConsumeFrom("customer", c => c
                .InVpc(vpc => vpc.Cidr("10.1.1.0/24").WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(NatGateways.One))
                .InSubnets(SubnetTier.Public))
            .Build().Spec.Consumers[0];

        var network = Assert.IsType<NetworkSpec.Created>(customer.Network);
        Assert.Equal(["10.1.1.0/26", "10.1.1.64/26", "10.1.1.128/26", "10.1.1.192/26"], network.Subnets.Select(subnet => subnet.Cidr));
        Assert.True(network.InternetGateway);
        Assert.Equal(NatGateways.One, network.NatGateways);
        Assert.Equal(SubnetTier.Public, customer.EndpointTier);
    }
}
