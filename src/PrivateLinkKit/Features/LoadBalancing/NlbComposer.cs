using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Composes the internal NLB of the endpoint service, in front of an ALB or of the tasks.</summary>
internal static class NlbComposer
{
    public const string Part = "nlb";
    public const string GroupPart = "nlb-group";
    public const string TargetsPart = "nlb-targets";
    public const string ListenerPart = "nlb-listener";

    private const string Tcp = "TCP";

    public static IEnumerable<Resource> Compose(NlbBuilder nlb, ServiceTargets targets, FeatureContext unit, UnitNetwork network) =>
    [
        .. SecurityGroupComposer.Compose(
            unit, GroupPart, "NLB: egress to its targets.", network.VpcId,
            SecurityGroupComposer.Admit(TrafficSources.Parse(nlb.Admitted), nlb.Port),
            [new TrafficRule(targets.Port, targets.SecurityGroupId ?? network.Range)]),
        new LoadBalancer(unit.Id(Part), unit.At)
        {
            Type = LoadBalancerType.Network,
            Name = nlb.Name ?? $"{unit.StackName}-nlb",
            VpcId = network.VpcId,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(unit.Id(GroupPart))],
            CrossZone = nlb.IsCrossZone,
            EnforceOnPrivateLinkTraffic = nlb.IsEnforced,
            Tags = unit.Tags,
        },
        new TargetGroup(unit.Id(TargetsPart), unit.At)
        {
            Name = $"{unit.StackName}-nlb-tg",
            Protocol = Tcp,
            Port = targets.Port,
            VpcId = network.VpcId,
            HealthCheck = HealthCheckBuilder.SpecOf(nlb.Check ?? targets.HealthCheck),
            LoadBalancerTarget = targets.LoadBalancerArn,
            ProxyProtocol = targets.LoadBalancerArn is null ? nlb.SendsProxyProtocol : null,
            After = targets.After,
            AfterReady = targets.AfterReady,
            Tags = unit.Tags,
        },
        new Listener(unit.Id(ListenerPart), unit.At)
        {
            LoadBalancerArn = Ref.To(unit.Id(Part)),
            Protocol = Tcp,
            Port = nlb.Port,
            TargetGroupArn = Ref.To(unit.Id(TargetsPart)),
            AwaitsHealthyTarget = targets.AreToBeAwaited,
            ReadyAfter = targets.AreAwaited ? [] : [unit.Id(Part), SecurityGroupComposer.RulesOf(unit.Id(GroupPart)), .. targets.ReadyAfter],
            Tags = unit.Tags,
        },
    ];
}
