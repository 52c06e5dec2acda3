using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Consumers;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Fills in all defaults. Requires a valid draft.</summary>
internal static class SpecFactory
{
    public static StackSpec Create(StackDraft stack) => new()
    {
        Name = stack.Name,
        Placement = stack.Placement with { Region = Inferred.Region(stack) },
        Network = stack.Network is { } network ? Network(network, Inferred.ServiceZones(stack)) : null,
        Workload = stack.Workload is { } task ? Workload(stack.Name, task) : null,
        Alb = Alb(stack),
        Nlb = Nlb(stack),
        Features = stack.Features,
        EndpointService = new EndpointServiceSpec(AllowedPrincipals.Of(stack), stack.AcceptanceRequired) { ExclusivePrincipals = stack.ExclusivePrincipals },
        Consumers = stack.Consumers.Select(consumer => Consumer(stack, consumer)).ToEquatableList(),
        Tags = stack.Tags,
    };

    private static NetworkSpec Network(NetworkDraft network, EquatableList<string> zones) => network switch
    {
        NetworkDraft.Used { Vpc: var vpc } => new NetworkSpec.Used(vpc.VpcId, vpc.SubnetIds, vpc.CidrBlock),
        NetworkDraft.Created { Vpc: var vpc } when Ipv4Cidr.TryParse(vpc.CidrBlock, out var range) => new NetworkSpec.Created
        {
            Cidr = vpc.CidrBlock,
            Subnets = SubnetPlan.Create(vpc, range, zones),
            NatGateways = vpc.NatGateways,
        },
        _ => throw new InvalidOperationException($"No such network: {network}"),
    };

    private static FargateSpec Workload(string stack, FargateBuilder task) => new()
    {
        Image = task.ImageReference,
        Port = task.ContainerPort!.Value,
        Cpu = task.Cpu,
        Memory = task.Memory,
        Count = task.DesiredCount,
        Ignored = task.Ignored,
        HealthCheckGracePeriod = task.GracePeriod,
        ContainerName = task.Container ?? stack,
        Architecture = task.CpuArchitecture,
        Environment = task.Environment,
        Secrets = task.Secrets,
        ExecutionRoleArn = task.ExecutionRoleArn,
        TaskRoleArn = task.TaskRoleArn,
        LogGroup = task.LogGroup,
        UsedCluster = task.Cluster,
    };

    private static AlbSpec? Alb(StackDraft stack) => stack.Alb switch
    {
        AlbDraft.Created { Alb: var alb } =>
            new AlbSpec.Created(alb.Name ?? $"{stack.Name}-alb", alb.Port, HealthCheck(alb.Check), alb.DropInvalidHeaderFields),
        AlbDraft.Used used => new AlbSpec.Used(used.Arn, used.Port),
        _ => null,
    };

    private static NlbSpec Nlb(StackDraft stack) => stack.Nlb switch
    {
        NlbDraft.Created { Nlb: var nlb } => new NlbSpec.Created(nlb.Port)
        {
            Name = nlb.Name ?? $"{stack.Name}-nlb",
            CrossZone = nlb.IsCrossZone,
            ProxyProtocol = nlb.SendsProxyProtocol,
            HealthCheck = HealthCheck(nlb.Check ?? InheritedCheck(stack.Alb)),
            Admitted = TrafficSources.Parse(nlb.Admitted),
            EnforceOnPrivateLinkTraffic = nlb.IsEnforced,
        },
        NlbDraft.Used used => new NlbSpec.Used(used.Arn, used.Port),
        _ => throw new InvalidOperationException("The stages require an NLB."),
    };

    /// <summary>An ALB cannot be checked by TCP; an ALB of the stack forwards its own tasks' check.</summary>
    private static HealthCheckBuilder? InheritedCheck(AlbDraft? alb) => alb switch
    {
        AlbDraft.Created created => created.Alb.Check,
        AlbDraft.Used => new HealthCheckBuilder("/", NlbBuilder.DefaultMatcher),
        _ => null,
    };

    private static HealthCheckSpec HealthCheck(HealthCheckBuilder? check)
    {
        var times = check ?? new HealthCheckBuilder("", "");
        return new HealthCheckSpec(check?.Path, times.Interval, times.TimeoutAfter, times.HealthyThreshold, times.UnhealthyThreshold, check?.Matcher);
    }

    private static ConsumerSpec Consumer(StackDraft stack, ConsumerBuilder consumer)
    {
        var network = Network(consumer.Network, Inferred.ConsumerZones(stack, consumer));
        return new ConsumerSpec
        {
            Name = consumer.Name,
            Placement = consumer.Placement with { Region = Inferred.Region(stack, consumer) },
            Network = network,
            EndpointTier = consumer.Tier ?? SubnetTier.Private,
            Admitted = TrafficSources.Parse(consumer.Admitted.Count > 0 ? consumer.Admitted : [RangeOf(network)]),
            Tags = stack.Tags.With(consumer.Tags),
        };
    }

    private static string RangeOf(NetworkSpec network) => network switch
    {
        NetworkSpec.Created created => created.Cidr,
        NetworkSpec.Used { Cidr: { } cidr } => cidr,
        _ => throw new InvalidOperationException("The rules require a range or AdmitFrom."),
    };
}
