using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Consumers;

/// <summary>An endpoint can only be in zones of the service's NLB; any other zone fails the whole create call.</summary>
internal static class EndpointZones
{
    /// <summary>Returns the zones in which the service is not, as far as the description of units of one account tells.</summary>
    public static IEnumerable<StackValidationError> Check(string id, UnitNetwork network, ServiceLoadBalancer balancer)
    {
        var service = balancer.Network?.Zones ?? [];
        return service.Count == 0 || !AreComparable(service, network.Zones) ? [] : network.Zones.Except(service).Select(zone => new StackValidationError(
            id,
            zone,
            $"The service is not in this zone, only in {string.Join(", ", service)}.",
            "Keep the consumer's VPC to the service's zones, or add the zone to the service."));
    }

    /// <summary>Returns the check of the zones in AWS, unless they have been compared when the description was built.</summary>
    public static IEnumerable<PreflightCheck> CheckIn(FeatureContext context, LogicalId id, UnitNetwork network, ServiceLoadBalancer balancer) =>
        context.At == context.Home && balancer.Network is { IsCreated: true } service && network.IsCreated && AreComparable(service.Zones, network.Zones)
            ? []
            : SourceOf(balancer, context.Home) is { } offered ? [new OfferedZonesCheck(id, SourceOf(network, context.At), offered)] : [];

    /// <summary>Returns false for zones by name and zones by id.</summary>
    private static bool AreComparable(IEnumerable<string> some, IEnumerable<string> others) =>
        some.Concat(others).Select(ZoneName.IsId).Distinct().Count() == 1;

    /// <summary>Returns null if neither the network nor the ARN of the load balancer is known.</summary>
    private static ZoneSource? SourceOf(ServiceLoadBalancer balancer, Placement at) =>
        balancer.Network is { } network ? SourceOf(network, at) : balancer.Arn is KnownValue arn ? new LoadBalancerZones(at, arn.Value) : null;

    private static ZoneSource SourceOf(UnitNetwork network, Placement at) => network.IsCreated
        ? new NamedZones(at, network.Zones)
        : new SubnetZones(at, network.PrivateSubnetIds.OfType<KnownValue>().Select(subnet => subnet.Value).ToEquatableList());
}
