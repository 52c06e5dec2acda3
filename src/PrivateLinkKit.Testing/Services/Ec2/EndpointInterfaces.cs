using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The network interfaces of an endpoint, one in each of its subnets.</summary>
internal static class EndpointInterfaces
{
    /// <summary>
    /// Checks that there is at most one subnet per zone, and that new ones are in zones of the service (by zone id) and have a free
    /// address.
    /// </summary>
    public static void CheckSubnets(AccountRegion region, string vpcId, ServiceConfiguration service, IReadOnlyList<string> subnetIds,
        IReadOnlyList<string> added)
    {
        var zones = new HashSet<string?>();
        foreach (var subnet in subnetIds.Select(id => Existing.Subnet(region, id)))
        {
            if (subnet.VpcId != vpcId)
            {
                throw Ec2Errors.InvalidParameter($"The subnet {subnet.SubnetId} does not belong to the VPC {vpcId}.");
            }

            if (!zones.Add(subnet.AvailabilityZoneId))
            {
                throw Ec2Errors.DuplicateZone(subnet.SubnetId!);
            }

            if (added.Contains(subnet.SubnetId))
            {
                CheckAdded(region, service, subnet);
            }
        }
    }

    private static void CheckAdded(AccountRegion region, ServiceConfiguration service, Subnet subnet)
    {
        if (!service.AvailabilityZoneIds!.Contains(subnet.AvailabilityZoneId))
        {
            throw Ec2Errors.InvalidParameter(
                $"The VPC endpoint service {service.ServiceName} does not support the availability zone of the subnet: {subnet.SubnetId}.");
        }

        if (Subnets.FreeAddresses(region, subnet) < 1)
        {
            throw Ec2Errors.NoFreeAddresses(subnet.SubnetId!);
        }
    }

    /// <summary>Sets the endpoint's subnets, and its interfaces' groups.</summary>
    public static VpcEndpoint Set(AccountRegion region, VpcEndpoint endpoint, IReadOnlyList<string> subnetIds)
    {
        var groups = endpoint.Groups!.Select(group => new GroupIdentifier { GroupId = group.GroupId, GroupName = group.GroupName }).ToList();
        var bySubnet = endpoint.NetworkInterfaceIds!.Select(id => Existing.NetworkInterface(region, id)).ToDictionary(existing => existing.SubnetId!);
        foreach (var dropped in bySubnet.Where(existing => !subnetIds.Contains(existing.Key)))
        {
            NetworkInterfaces.Delete(region, dropped.Value.NetworkInterfaceId!);
        }

        return endpoint with
        {
            SubnetIds = subnetIds,
            NetworkInterfaceIds = [.. subnetIds.Select(subnetId => Keep(bySubnet.GetValueOrDefault(subnetId)) ?? Create(subnetId))],
        };

        string? Keep(NetworkInterface? existing)
        {
            if (existing is not null)
            {
                region.Ec2.NetworkInterfaces.Put(existing with { Groups = groups });
            }

            return existing?.NetworkInterfaceId;
        }

        string Create(string subnetId) => NetworkInterfaces.CreateManaged(
            region,
            subnetId,
            groups.Select(group => group.GroupId!),
            "vpc_endpoint",
            $"VPC Endpoint Interface {endpoint.VpcEndpointId}",
            region.Account,
            "amazon-aws").NetworkInterfaceId!;
    }
}
