using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The network interfaces of a load balancer: one per enabled zone.</summary>
internal static class LoadBalancerNodes
{
    // AWS releases them seconds to minutes after the load balancer is gone; until then their subnets and groups cannot be deleted.
    private static readonly TimeSpan Release = TimeSpan.FromSeconds(30);

    /// <summary>Creates nodes in all of the subnets, or in none if one has no free address.</summary>
    public static void Add(AccountRegion region, LoadBalancer balancer, IEnumerable<PlacedSubnet> subnets)
    {
        List<PlacedSubnet> placed = [.. subnets];
        if (placed.Exists(subnet => region.Ec2.Addresses.Find(subnet.AllocationId)?.AssociationId is not null))
        {
            throw ElbV2Errors.AllocationIdInUse();
        }

        var made = new List<LoadBalancerNode>();
        try
        {
            foreach (var subnet in placed)
            {
                made.Add(Make(region, balancer, subnet));
            }
        }
        catch (AwsErrorException error)
        {
            made.ForEach(node => NetworkInterfaces.Delete(region, node.EniId));
            throw ElbV2Errors.InvalidSubnet(error.Message);
        }

        made.ForEach(region.ElbV2.Nodes.Put);
    }

    public static void Remove(AccountRegion region, LoadBalancerNode node)
    {
        region.ElbV2.Nodes.Remove(node.EniId);
        region.Cloud.Timeline.After(Release, () => NetworkInterfaces.Delete(region, node.EniId));
    }

    private static LoadBalancerNode Make(AccountRegion region, LoadBalancer balancer, PlacedSubnet subnet)
    {
        var network = balancer.Type == LoadBalancerTypes.Network;
        var eni = NetworkInterfaces.CreateManaged(
            region,
            subnet.SubnetId,
            balancer.SecurityGroups ?? [],
            interfaceType: network ? "network_load_balancer" : "interface",
            description: $"ELB {ElbV2Arns.Suffix(balancer.LoadBalancerArn!)}",
            requesterId: "amazon-elb",
            instanceOwnerId: network ? "amazon-aws" : "amazon-elb",
            subnet.PinnedAddress);
        if (subnet.AllocationId is { } allocation)
        {
            Addresses.Map(region, allocation, eni.NetworkInterfaceId!);
        }
        else if (balancer.Scheme == LoadBalancerTypes.InternetFacing)
        {
            NetworkInterfaces.MapPublicAddress(region, eni.NetworkInterfaceId!, "amazon-elb");
        }

        return new LoadBalancerNode(balancer.LoadBalancerArn!, eni.NetworkInterfaceId!, subnet.SubnetId, subnet.ZoneName);
    }
}
