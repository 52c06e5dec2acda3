using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;
using PrivateLinkKit.Resources.ElbV2;

namespace PrivateLinkKit.Composition;

/// <summary>Composes the internal NLB of the endpoint service, in front of an ALB or of the tasks.</summary>
internal static class NlbComposer
{
    private const string Tcp = "TCP";
    private const string Everywhere = "0.0.0.0/0";

    public static IEnumerable<Resource> Compose(NlbSpec.Created nlb, StackSpec stack, Side side, ComposedNetwork network) =>
    [
        .. SecurityGroupComposer.Compose(
            side, Parts.NlbGroup, "NLB: egress to its targets.", network.VpcId,
            SecurityGroupComposer.Admit(nlb.Admitted, nlb.Port),
            [Remedy(stack, side)]),
        new LoadBalancer(side.Id(Parts.Nlb), side.At)
        {
            Type = LoadBalancerType.Network,
            Name = nlb.Name,
            VpcId = network.VpcId,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(side.Id(Parts.NlbGroup))],
            CrossZone = nlb.CrossZone,
            EnforceOnPrivateLinkTraffic = nlb.EnforceOnPrivateLinkTraffic,
            Tags = side.Tags,
        },
        Targets(nlb, stack, side, network),
        new Listener(side.Id(Parts.NlbListener), side.At)
        {
            LoadBalancerArn = Ref.To(side.Id(Parts.Nlb)),
            Protocol = Tcp,
            Port = nlb.Port,
            TargetGroupArn = Ref.To(side.Id(Parts.NlbTargets)),
            AwaitsHealthyTarget = stack.Alb is not null && stack.Workload is not { Count: 0 },
            ReadyAfter = ReadyAfter(stack, side),
            Tags = side.Tags,
        },
    ];

    /// <summary>Egress to the group of the targets; the groups of an existing ALB are not known, so only the port is restricted.</summary>
    private static TrafficRule Remedy(StackSpec stack, Side side) => stack.Alb switch
    {
        AlbSpec.Created alb => new TrafficRule(alb.Port, Ref.To(side.Id(Parts.AlbGroup))),
        AlbSpec.Used alb => new TrafficRule(alb.Port, Ref.To(RangeOf(stack.Network!))),
        _ => new TrafficRule(stack.Workload!.Port, Ref.To(side.Id(Parts.TaskGroup))),
    };

    private static string RangeOf(NetworkSpec network) => network switch
    {
        NetworkSpec.Created created => created.Cidr,
        NetworkSpec.Used used => used.Cidr ?? Everywhere,
        _ => throw new NotSupportedException($"A network of type {network.GetType().Name} has no range."),
    };

    private static TargetGroup Targets(NlbSpec.Created nlb, StackSpec stack, Side side, ComposedNetwork network)
    {
        var group = new TargetGroup(side.Id(Parts.NlbTargets), side.At)
        {
            Name = $"{side.Stack}-nlb-tg",
            Protocol = Tcp,
            Port = stack.Alb?.Port ?? stack.Workload!.Port,
            VpcId = network.VpcId,
            HealthCheck = nlb.HealthCheck,
            Tags = side.Tags,
        };
        return stack.Alb switch
        {
            AlbSpec.Created => group with
            {
                LoadBalancerTarget = Ref.To(side.Id(Parts.Alb)),
                After = [side.Id(Parts.AlbListener)],
                AfterReady = [side.Id(Parts.Alb)],
            },
            AlbSpec.Used used => group with { LoadBalancerTarget = Ref.To(used.Arn) },
            _ => group with { ProxyProtocol = nlb.ProxyProtocol },
        };
    }

    /// <summary>
    /// Returns the logical ids that must exist before the ALB can become healthy behind the NLB. Tasks directly behind the NLB are awaited by their
    /// ECS service.
    /// </summary>
    private static EquatableList<LogicalId> ReadyAfter(StackSpec stack, Side side) => stack.Alb switch
    {
        AlbSpec.Created => [
            side.Id(Parts.Nlb), side.Id(Parts.Service), SecurityGroupComposer.RulesOf(side, Parts.NlbGroup),
            SecurityGroupComposer.RulesOf(side, Parts.AlbGroup)],
        AlbSpec.Used => [side.Id(Parts.Nlb), SecurityGroupComposer.RulesOf(side, Parts.NlbGroup)],
        _ => [],
    };
}
