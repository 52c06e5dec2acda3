using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Where a unit is: in zones by name or id, in existing subnets, or in those of an existing load balancer.</summary>
internal sealed record ZoneSource(Placement At)
{
    public EquatableList<string> ZoneNames { get; init; } = [];

    public EquatableList<string> SubnetIds { get; init; } = [];

    public string? LoadBalancerArn { get; init; }

    /// <summary>Returns the known zones, as their account names them.</summary>
    public async Task<IReadOnlyList<Sdk.AvailabilityZone>> ZonesAsync(HandlerContext context)
    {
        var zones = await Zones.OfAsync(context);
        var names = SubnetIds.Count > 0 ? (await UsedVpcCheck.SubnetsAsync(SubnetIds, context)).Select(subnet => subnet.AvailabilityZone)
            : LoadBalancerArn is { } arn ? (await UsedLoadBalancer.FindAsync(arn, context))?.AvailabilityZones.Select(zone => zone.ZoneName) ?? []
            : ZoneNames;
        return [.. names.Distinct().Select(zones.Find).OfType<Sdk.AvailabilityZone>()];
    }
}
