using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The load balancers, for EC2's endpoint services.</summary>
internal sealed class EndpointServiceLoadBalancers : ILoadBalancers
{
    public LoadBalancerFacts? Find(AccountRegion region, string arn) => region.ElbV2.LoadBalancers.Find(arn) is { } balancer
        ? new LoadBalancerFacts(balancer.Type, balancer.State?.Code, [.. balancer.AvailabilityZones!.Select(zone => zone.ZoneName!)])
        : null;
}
