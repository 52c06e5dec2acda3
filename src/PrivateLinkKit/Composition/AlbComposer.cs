using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;
using PrivateLinkKit.Resources.ElbV2;

namespace PrivateLinkKit.Composition;

/// <summary>An internal ALB between the NLB and the tasks.</summary>
internal static class AlbComposer
{
    private const string Http = "HTTP";

    public static IEnumerable<Resource> Compose(AlbSpec.Created alb, FargateSpec task, Side side, ComposedNetwork network) =>
    [
        .. SecurityGroupComposer.Compose(
            side, Parts.AlbGroup, "ALB: ingress from the NLB, egress to the tasks.", network.VpcId,
            [new TrafficRule(alb.Port, Ref.To(side.Id(Parts.NlbGroup)))],
            [new TrafficRule(task.Port, Ref.To(side.Id(Parts.TaskGroup)))]),
        new LoadBalancer(side.Id(Parts.Alb), side.At)
        {
            Type = LoadBalancerType.Application,
            Name = alb.Name,
            VpcId = network.VpcId,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(side.Id(Parts.AlbGroup))],
            DropInvalidHeaderFields = alb.DropInvalidHeaderFields,
            Tags = side.Tags,
        },
        new TargetGroup(side.Id(Parts.AlbTargets), side.At)
        {
            Name = $"{side.Stack}-alb-tg",
            Protocol = Http,
            Port = task.Port,
            VpcId = network.VpcId,
            HealthCheck = alb.HealthCheck,
            Tags = side.Tags,
        },
        new Listener(side.Id(Parts.AlbListener), side.At)
        {
            LoadBalancerArn = Ref.To(side.Id(Parts.Alb)),
            Protocol = Http,
            Port = alb.Port,
            TargetGroupArn = Ref.To(side.Id(Parts.AlbTargets)),
            Tags = side.Tags,
        },
    ];
}
