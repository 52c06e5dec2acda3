using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>An internal ALB between the NLB and the tasks.</summary>
internal static class AlbComposer
{
    public const string Part = "alb";
    public const string GroupPart = "alb-group";
    public const string TargetsPart = "alb-targets";
    public const string ListenerPart = "alb-listener";

    private const string Http = "HTTP";

    public static IEnumerable<Resource> Compose(AlbBuilder alb, ServiceTargets targets, FeatureContext unit, UnitNetwork network) =>
    [
        .. SecurityGroupComposer.Compose(
            unit, GroupPart, "ALB: ingress from the NLB, egress to the tasks.", network.VpcId,
            [new TrafficRule(alb.Port, TargetRegistration.For(unit.Id(Part), unit).SecurityGroupId)],
            [new TrafficRule(targets.Port, targets.SecurityGroupId ?? network.Range)]),
        new LoadBalancer(unit.Id(Part), unit.At)
        {
            Type = LoadBalancerType.Application,
            Name = alb.Name ?? $"{unit.StackName}-alb",
            VpcId = network.VpcId,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(unit.Id(GroupPart))],
            DropInvalidHeaderFields = alb.DropInvalidHeaderFields,
            Tags = unit.Tags,
        },
        new TargetGroup(unit.Id(TargetsPart), unit.At)
        {
            Name = $"{unit.StackName}-alb-tg",
            Protocol = Http,
            Port = targets.Port,
            VpcId = network.VpcId,
            HealthCheck = HealthCheckBuilder.SpecOf(alb.Check),
            Tags = unit.Tags,
        },
        new Listener(unit.Id(ListenerPart), unit.At)
        {
            LoadBalancerArn = Ref.To(unit.Id(Part)),
            Protocol = Http,
            Port = alb.Port,
            TargetGroupArn = Ref.To(unit.Id(TargetsPart)),
            AwaitsHealthyTarget = targets.AreToBeAwaited,
            Tags = unit.Tags,
        },
    ];
}
