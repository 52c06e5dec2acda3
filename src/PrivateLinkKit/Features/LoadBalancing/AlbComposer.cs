using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>An internal ALB between the NLB and the tasks.</summary>
internal static class AlbComposer
{
    private const string Http = "HTTP";

    public static IEnumerable<Resource> Compose(AlbSpec.Created alb, FargateSpec task, Unit unit, ComposedNetwork network) =>
    [
        .. SecurityGroupComposer.Compose(
            unit, Parts.AlbGroup, "ALB: ingress from the NLB, egress to the tasks.", network.VpcId,
            [new TrafficRule(alb.Port, Ref.To(unit.Id(Parts.NlbGroup)))],
            [new TrafficRule(task.Port, Ref.To(unit.Id(Parts.TaskGroup)))]),
        new LoadBalancer(unit.Id(Parts.Alb), unit.At)
        {
            Type = LoadBalancerType.Application,
            Name = alb.Name,
            VpcId = network.VpcId,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(unit.Id(Parts.AlbGroup))],
            DropInvalidHeaderFields = alb.DropInvalidHeaderFields,
            Tags = unit.Tags,
        },
        new TargetGroup(unit.Id(Parts.AlbTargets), unit.At)
        {
            Name = $"{unit.Stack}-alb-tg",
            Protocol = Http,
            Port = task.Port,
            VpcId = network.VpcId,
            HealthCheck = alb.HealthCheck,
            Tags = unit.Tags,
        },
        new Listener(unit.Id(Parts.AlbListener), unit.At)
        {
            LoadBalancerArn = Ref.To(unit.Id(Parts.Alb)),
            Protocol = Http,
            Port = alb.Port,
            TargetGroupArn = Ref.To(unit.Id(Parts.AlbTargets)),
            Tags = unit.Tags,
        },
    ];
}
