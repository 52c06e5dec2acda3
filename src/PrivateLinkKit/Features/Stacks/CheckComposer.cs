using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Consumers;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Composes the checks of what a stack uses, and of its zones.</summary>
internal static class CheckComposer
{
    public static IEnumerable<PreflightCheck> Compose(StackSpec stack, Unit provider, IEnumerable<(ConsumerSpec Spec, Unit Unit)> consumers) =>
    [
        .. Network(stack.Network, provider),
        .. stack.Nlb is NlbSpec.Used nlb ? (PreflightCheck[])[new UsedNlbCheck(provider.Id(Parts.Nlb), provider.At, nlb.Arn, nlb.Port)] : [],
        .. stack.Alb is AlbSpec.Used alb
            ? (PreflightCheck[])[new UsedAlbCheck(provider.Id(Parts.Alb), provider.At, alb.Arn, alb.Port, (stack.Network as NetworkSpec.Used)?.VpcId)] : [],
        .. stack.Workload?.UsedCluster is { } cluster
            ? (PreflightCheck[])[new UsedClusterCheck(provider.Id(Parts.Cluster), provider.At, cluster)] : [],
        .. consumers.SelectMany(consumer => Consumer(stack, provider, consumer.Spec, consumer.Unit)),
    ];

    /// <summary>Zones of a consumer at the service's placement are compared when the description is built.</summary>
    private static IEnumerable<PreflightCheck> Consumer(StackSpec stack, Unit provider, ConsumerSpec consumer, Unit unit) =>
        unit.At == provider.At && consumer.Network is NetworkSpec.Created own && stack.Network is NetworkSpec.Created service
            && own.Zones.Concat(service.Zones).Select(ZoneName.IsId).Distinct().Count() == 1 ? [] :
        [
            .. Network(consumer.Network, unit),
            new OfferedZonesCheck(unit.Id(Parts.Endpoint), ZonesOf(consumer.Network, unit.At), stack.Nlb is NlbSpec.Used nlb
                ? new LoadBalancerZones(provider.At, nlb.Arn) : ZonesOf(stack.Network!, provider.At)),
        ];

    private static IEnumerable<PreflightCheck> Network(NetworkSpec? network, Unit unit) => network switch
    {
        NetworkSpec.Used used => [new UsedVpcCheck(unit.Id(Parts.Vpc), unit.At, used.VpcId, used.SubnetIds, used.Cidr)],
        NetworkSpec.Created created => [new ZoneCheck(unit.Id(Parts.Vpc), unit.At, created.Zones)],
        _ => [],
    };

    private static ZoneSource ZonesOf(NetworkSpec network, Placement at) => network switch
    {
        NetworkSpec.Used used => new SubnetZones(at, used.SubnetIds),
        NetworkSpec.Created created => new NamedZones(at, created.Zones),
        _ => new NamedZones(at, []),
    };
}
