using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The network load balancers behind an endpoint service, which determine its zones.</summary>
internal sealed class ServiceLoadBalancers(ILoadBalancers loadBalancers)
{
    /// <summary>Requires active network load balancers of the region that back no service yet.</summary>
    public void Check(AccountRegion region, IEnumerable<string> arns)
    {
        foreach (var arn in arns)
        {
            var balancer = loadBalancers.Find(region, arn) ?? throw Ec2Errors.InvalidParameter($"The load balancer {arn} does not exist.");
            if (balancer.Type != "network")
            {
                throw Ec2Errors.InvalidParameter($"The load balancer {arn} is not a network load balancer.");
            }

            if (balancer.State != "active")
            {
                throw Ec2Errors.InvalidParameter($"The load balancer {arn} is in the state {balancer.State}; it must be active.");
            }

            if (region.Ec2.VpcEndpointServices.Any(service => service.NetworkLoadBalancerArns!.Contains(arn)))
            {
                throw Ec2Errors.InvalidParameter($"LBs are already associated with another VPC Endpoint Service Configuration: {arn}");
            }
        }
    }

    public ServiceConfiguration Change(AccountRegion region, ServiceConfiguration service, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        if (added is [] && removed is [])
        {
            return service;
        }

        Check(region, added);
        if (removed.FirstOrDefault(arn => !service.NetworkLoadBalancerArns!.Contains(arn)) is { } unknown)
        {
            throw Ec2Errors.InvalidParameter($"The load balancer {unknown} is not associated with the service {service.ServiceId}.");
        }

        if (removed is not [] && VpcEndpointServices.HasLiveConnections(region, service.ServiceId!))
        {
            throw Ec2Errors.ExistingConnections();
        }

        IReadOnlyList<string> arns = [.. service.NetworkLoadBalancerArns!.Except(removed), .. added];
        return arns is [] ? throw Ec2Errors.InvalidParameter($"The service {service.ServiceId} needs at least one load balancer.") : Set(region, arns, service);
    }

    /// <summary>Returns true if endpoints are connected to the service that the load balancer backs.</summary>
    public static bool HasLiveConnections(AccountRegion region, string arn) => region.Ec2.VpcEndpointServices.Any(service =>
        service.NetworkLoadBalancerArns!.Contains(arn) && VpcEndpointServices.HasLiveConnections(region, service.ServiceId!));

    /// <summary>Updates the zones of the service that the load balancer backs, if any.</summary>
    public void FollowZones(AccountRegion region, string arn)
    {
        if (region.Ec2.VpcEndpointServices.FirstOrDefault(service => service.NetworkLoadBalancerArns!.Contains(arn)) is { } service)
        {
            region.Ec2.VpcEndpointServices.Put(Set(region, service.NetworkLoadBalancerArns!, service));
        }
    }

    public ServiceConfiguration Set(AccountRegion region, IReadOnlyList<string> arns, ServiceConfiguration service)
    {
        var names = arns.SelectMany(arn => loadBalancers.Find(region, arn)!.ZoneNames).ToHashSet();
        var zones = region.Zones.Where(zone => names.Contains(zone.Name)).ToList();
        return service with
        {
            NetworkLoadBalancerArns = arns,
            AvailabilityZones = [.. zones.Select(zone => zone.Name)],
            AvailabilityZoneIds = [.. zones.Select(zone => zone.Id)],
        };
    }
}
