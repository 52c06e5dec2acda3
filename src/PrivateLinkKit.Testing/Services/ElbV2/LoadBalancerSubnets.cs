using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Moves a load balancer to other subnets of its VPC.</summary>
internal static class LoadBalancerSubnets
{
    private static readonly ServiceLoadBalancers Backing = new(new EndpointServiceLoadBalancers());

    public static SetSubnetsResult Set(ServiceCall call, SetSubnetsRequest request)
    {
        var region = call.Region;
        var balancer = LoadBalancers.Get(region, request.LoadBalancerArn!);
        var placement = LoadBalancerPlacement.Check(region, balancer.Type!, balancer.Scheme!, request.Subnets, request.SubnetMappings);
        if (placement.VpcId != balancer.VpcId)
        {
            throw ElbV2Errors.InvalidConfiguration($"The subnets do not belong to the VPC '{balancer.VpcId}' of the load balancer");
        }

        var nodes = region.ElbV2.NodesOf(balancer.LoadBalancerArn!).ToDictionary(node => node.SubnetId);
        if (placement.Subnets.Any(subnet => subnet.PinnedAddress is { } pinned && nodes.TryGetValue(subnet.SubnetId, out var node)
            && AddressOf(region, node) != pinned))
        {
            throw ElbV2Errors.NotEmulated("another PrivateIPv4Address for a subnet that the load balancer already has");
        }

        if (placement.Subnets.Any(subnet => subnet.AllocationId is { } given && nodes.TryGetValue(subnet.SubnetId, out var node)
            && region.Ec2.NetworkInterfaces.Find(node.EniId)?.Association?.AllocationId != given))
        {
            throw ElbV2Errors.NotEmulated("another AllocationId for a subnet that the load balancer already has");
        }

        if (balancer.Type == LoadBalancerTypes.Network)
        {
            CheckNetworkNodesMayMove(region, balancer, [.. nodes.Values], placement);
        }

        LoadBalancerNodes.Add(region, balancer, placement.Subnets.Where(subnet => !nodes.ContainsKey(subnet.SubnetId)));
        foreach (var left in nodes.Values.Where(node => placement.Subnets.All(subnet => subnet.SubnetId != node.SubnetId)))
        {
            LoadBalancerNodes.Remove(region, left);
        }

        var changed = balancer with
        {
            AvailabilityZones =
                [.. Zones(placement).Select(zone => balancer.AvailabilityZones!.FirstOrDefault(kept => kept.SubnetId == zone.SubnetId) ?? zone)],
        };
        region.ElbV2.LoadBalancers.Put(changed);
        Backing.FollowZones(region, changed.LoadBalancerArn!);
        return new SetSubnetsResult { AvailabilityZones = changed.AvailabilityZones, IpAddressType = changed.IpAddressType };
    }

    /// <summary>See "Update the Availability Zones" in the NLB guide.</summary>
    private static void CheckNetworkNodesMayMove(AccountRegion region, LoadBalancer balancer, List<LoadBalancerNode> nodes, LoadBalancerPlacement placement)
    {
        var leaving = nodes.Where(node => placement.Subnets.All(subnet => subnet.SubnetId != node.SubnetId)).ToList();
        if (leaving.Find(node => placement.Subnets.Any(subnet => subnet.ZoneName == node.ZoneName)) is { } moving)
        {
            throw ElbV2Errors.InvalidConfiguration(
                $"The subnet '{moving.SubnetId}' must be removed before another subnet of the Availability Zone '{moving.ZoneName}' can be added");
        }

        if (leaving is [var first, ..] && ServiceLoadBalancers.HasLiveConnections(region, balancer.LoadBalancerArn!))
        {
            throw ElbV2Errors.InvalidConfiguration(
                $"The subnet '{first.SubnetId}' cannot be removed because the load balancer '{balancer.LoadBalancerArn}' has active VPC endpoint associations");
        }
    }

    private static string? AddressOf(AccountRegion region, LoadBalancerNode node) => region.Ec2.NetworkInterfaces.Find(node.EniId)?.PrivateIpAddress;

    public static IReadOnlyList<AvailabilityZone> Zones(LoadBalancerPlacement placement) =>
    [
        .. placement.Subnets.OrderBy(subnet => subnet.ZoneName, StringComparer.Ordinal).Select(subnet => new AvailabilityZone
        {
            ZoneName = subnet.ZoneName,
            SubnetId = subnet.SubnetId,
            LoadBalancerAddresses = (subnet.PinnedAddress ?? subnet.AllocationId) is null
                ? []
                : [new() { PrivateIPv4Address = subnet.PinnedAddress, AllocationId = subnet.AllocationId, IpAddress = subnet.PublicAddress }],
        }),
    ];
}
