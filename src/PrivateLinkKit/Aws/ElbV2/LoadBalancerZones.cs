using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Zones of an existing load balancer.</summary>
internal sealed record LoadBalancerZones(Placement At, string Arn) : ZoneSource(At)
{
    protected override async Task<IEnumerable<string>> NamesAsync(HandlerContext context) =>
        (await UsedLoadBalancer.FindAsync(Arn, context))?.AvailabilityZones.Select(zone => zone.ZoneName) ?? [];
}
