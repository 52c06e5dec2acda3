using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Composes the internal NLB of the endpoint service, in front of an ALB or of the tasks.</summary>
internal static class NlbComposer
{
    private const string Tcp = "TCP";
    private const string Everywhere = "0.0.0.0/0";

    public static IEnumerable<Resource> Compose(NlbSpec.Created nlb, StackSpec stack, Unit unit, ComposedNetwork network) =>
    [
        .. SecurityGroupComposer.Compose(
            unit, Parts.NlbGroup, "NLB: egress to its targets.", network.VpcId,
            SecurityGroupComposer.Admit(nlb.Admitted, nlb.Port),
            [Remedy(stack, unit)]),
        new LoadBalancer(unit.Id(Parts.Nlb), unit.At)
        {
            Type = LoadBalancerType.Network,
            Name = nlb.Name,
            VpcId = network.VpcId,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(unit.Id(Parts.NlbGroup))],
            CrossZone = nlb.CrossZone,
            EnforceOnPrivateLinkTraffic = nlb.EnforceOnPrivateLinkTraffic,
            Tags = unit.Tags,
        },
        Targets(nlb, stack, unit, network),
        new Listener(unit.Id(Parts.NlbListener), unit.At)
        {
            LoadBalancerArn = Ref.To(unit.Id(Parts.Nlb)),
            Protocol = Tcp,
            Port = nlb.Port,
            TargetGroupArn = Ref.To(unit.Id(Parts.NlbTargets)),
            AwaitsHealthyTarget = stack.Alb is not null && stack.Workload is not { Count: 0 },
            ReadyAfter = ReadyAfter(stack, unit),
            Tags = unit.Tags,
        },
    ];

    /// <summary>Egress to the group of the targets; the groups of an existing ALB are not known, so only the port is restricted.</summary>
    private static TrafficRule Remedy(StackSpec stack, Unit unit) => stack.Alb switch
    {
        AlbSpec.Created alb => new TrafficRule(alb.Port, Ref.To(unit.Id(Parts.AlbGroup))),
        AlbSpec.Used alb => new TrafficRule(alb.Port, Ref.To(RangeOf(stack.Network!))),
        _ => new TrafficRule(stack.Workload!.Port, Ref.To(unit.Id(Parts.TaskGroup))),
    };

    private static string RangeOf(NetworkSpec network) => network switch
    {
        NetworkSpec.Created created => created.Cidr,
        NetworkSpec.Used used => used.Cidr ?? Everywhere,
        _ => throw new NotSupportedException($"A network of type {network.GetType().Name} has no range."),
    };

    private static TargetGroup Targets(NlbSpec.Created nlb, StackSpec stack, Unit unit, ComposedNetwork network)
    {
        var group = new TargetGroup(unit.Id(Parts.NlbTargets), unit.At)
        {
            Name = $"{unit.Stack}-nlb-tg",
            Protocol = Tcp,
            Port = stack.Alb?.Port ?? stack.Workload!.Port,
            VpcId = network.VpcId,
            HealthCheck = nlb.HealthCheck,
            Tags = unit.Tags,
        };
        return stack.Alb switch
        {
            AlbSpec.Created => group with
            {
                LoadBalancerTarget = Ref.To(unit.Id(Parts.Alb)),
                After = [unit.Id(Parts.AlbListener)],
                AfterReady = [unit.Id(Parts.Alb)],
            },
            AlbSpec.Used used => group with { LoadBalancerTarget = Ref.To(used.Arn) },
            _ => group with { ProxyProtocol = nlb.ProxyProtocol },
        };
    }

    /// <summary>
    /// Returns the logical ids that must exist before the ALB can become healthy behind the NLB. Tasks directly behind the NLB are awaited by their
    /// ECS service.
    /// </summary>
    private static EquatableList<LogicalId> ReadyAfter(StackSpec stack, Unit unit) => stack.Alb switch
    {
        AlbSpec.Created => [
            unit.Id(Parts.Nlb), unit.Id(Parts.Service), SecurityGroupComposer.RulesOf(unit, Parts.NlbGroup),
            SecurityGroupComposer.RulesOf(unit, Parts.AlbGroup)],
        AlbSpec.Used => [unit.Id(Parts.Nlb), SecurityGroupComposer.RulesOf(unit, Parts.NlbGroup)],
        _ => [],
    };
}
