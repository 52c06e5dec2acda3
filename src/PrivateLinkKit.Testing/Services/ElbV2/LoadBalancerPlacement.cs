using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The validated subnets of a load balancer: one VPC, one subnet per zone.</summary>
internal sealed record LoadBalancerPlacement(string VpcId, IReadOnlyList<PlacedSubnet> Subnets)
{
    public static LoadBalancerPlacement Check(
        AccountRegion region,
        string type,
        string scheme,
        IReadOnlyList<string>? subnetIds,
        IReadOnlyList<SubnetMapping>? mappings)
    {
        var subnets = Mappings(subnetIds, mappings).Select(mapping => Place(region, mapping)).ToList();
        var pinned = subnets.FirstOrDefault(subnet => subnet.PinnedAddress is not null);
        if (pinned is not null && (type, scheme) != (LoadBalancerTypes.Network, LoadBalancerTypes.Internal))
        {
            throw ElbV2Errors.InvalidConfiguration($"The private IPv4 address '{pinned.PinnedAddress}' can only be given to an internal Network Load Balancer");
        }

        CheckAllocations(type, scheme, subnets);
        CheckZones(type, subnets);
        var vpcId = subnets[0].VpcId;
        if (subnets.FirstOrDefault(subnet => subnet.VpcId != vpcId) is { } stranger)
        {
            throw ElbV2Errors.InvalidConfiguration($"The subnets '{subnets[0].SubnetId}' and '{stranger.SubnetId}' belong to different VPCs");
        }

        if (scheme == LoadBalancerTypes.InternetFacing && !VpcLookup.HasInternetGateway(region, vpcId))
        {
            throw ElbV2Errors.InvalidSubnet($"VPC {vpcId} has no internet gateway");
        }

        return new LoadBalancerPlacement(vpcId, subnets);
    }

    private static IReadOnlyList<SubnetMapping> Mappings(IReadOnlyList<string>? subnetIds, IReadOnlyList<SubnetMapping>? mappings) =>
        (subnetIds is { Count: > 0 }, mappings is { Count: > 0 }) switch
        {
            (true, false) => [.. subnetIds!.Select(id => new SubnetMapping { SubnetId = id })],
            (false, true) => mappings!,
            _ => throw ElbV2Errors.Validation("You must specify either subnets or subnet mappings"),
        };

    private static PlacedSubnet Place(AccountRegion region, SubnetMapping mapping)
    {
        var subnet = VpcLookup.Subnet(region, mapping.SubnetId ?? "") ?? throw ElbV2Errors.SubnetNotFound(mapping.SubnetId ?? "");
        var placed = new PlacedSubnet(subnet.SubnetId!, subnet.VpcId!, subnet.AvailabilityZone!, mapping.PrivateIPv4Address);
        if (mapping.AllocationId is not { } allocation)
        {
            return placed;
        }

        var address = region.Ec2.Addresses.Find(allocation) ?? throw ElbV2Errors.AllocationIdNotFound(allocation);
        return placed with { AllocationId = allocation, PublicAddress = address.PublicIp };
    }

    private static void CheckAllocations(string type, string scheme, List<PlacedSubnet> subnets)
    {
        var allocations = subnets.Select(subnet => subnet.AllocationId).OfType<string>().ToList();
        if (allocations is not [] && (type, scheme) != (LoadBalancerTypes.Network, LoadBalancerTypes.InternetFacing))
        {
            throw ElbV2Errors.InvalidConfiguration("Elastic IP addresses can only be given to an internet-facing Network Load Balancer");
        }

        if (allocations.Distinct().Count() != allocations.Count)
        {
            throw ElbV2Errors.AllocationIdInUse();
        }
    }

    private static void CheckZones(string type, List<PlacedSubnet> subnets)
    {
        if (subnets.DistinctBy(subnet => subnet.ZoneName).Count() != subnets.Count)
        {
            throw ElbV2Errors.InvalidConfiguration("A load balancer cannot be attached to multiple subnets in the same Availability Zone");
        }

        if (type == LoadBalancerTypes.Application && subnets.Count < 2)
        {
            throw ElbV2Errors.Validation("At least two subnets in two different Availability Zones must be specified");
        }
    }
}
