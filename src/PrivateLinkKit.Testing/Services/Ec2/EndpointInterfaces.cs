using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The network interfaces of an endpoint, one in each of its subnets.</summary>
internal static class EndpointInterfaces
{
    /// <summary>
    /// Checks that there is at most one subnet per zone, that new ones are in zones of the service (by zone id) and have a free address, and that fixed
    /// addresses can be had: nothing is changed before.
    /// </summary>
    public static void CheckSubnets(
        AccountRegion region, VpcEndpoint endpoint, EndpointService service, IReadOnlyList<string> subnetIds, IReadOnlyDictionary<string, string> addresses)
    {
        var (vpcId, added) = (endpoint.VpcId, subnetIds.Except(endpoint.SubnetIds!).ToList());
        Ec2Quotas.NetworkInterface(region, added.Count);
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

            if (added.Contains(subnet.SubnetId!))
            {
                CheckAdded(region, service, subnet);
            }

            if (addresses.GetValueOrDefault(subnet.SubnetId!) is { } address && InterfacesOf(region, endpoint).All(own => own.PrivateIpAddress != address))
            {
                NetworkInterfaces.CheckAddress(region, subnet, address);
            }
        }
    }

    private static void CheckAdded(AccountRegion region, EndpointService service, Subnet subnet)
    {
        if (!service.ZoneIds.Contains(subnet.AvailabilityZoneId))
        {
            throw Ec2Errors.InvalidParameter(service.IsRemote
                ? $"Only the following availability zones are supported for remote access: {string.Join(", ", service.ZoneIds)}"
                : $"The VPC endpoint service {service.Name} does not support the availability zone of the subnet: {subnet.SubnetId}.");
        }

        if (Subnets.FreeAddresses(region, subnet) < 1)
        {
            throw Ec2Errors.NoFreeAddresses(subnet.SubnetId!);
        }
    }

    public static IReadOnlyList<SecurityGroupIdentifier> Groups(AccountRegion region, string vpcId, IEnumerable<string> groupIds) =>
    [
        .. SecurityGroups.Identify(region, groupIds, vpcId)
            .Select(group => new SecurityGroupIdentifier { GroupId = group.GroupId, GroupName = group.GroupName }),
    ];

    /// <summary>Returns the fixed addresses that a request sets, by subnet.</summary>
    public static IReadOnlyDictionary<string, string> Fixed(IReadOnlyList<SubnetConfiguration>? configurations)
    {
        var addresses = new Dictionary<string, string>();
        foreach (var configuration in configurations ?? [])
        {
            if (configuration.Ipv6 is not null)
            {
                throw Ec2Errors.NotEmulated("IPv6 addresses of endpoints");
            }

            var subnetId = configuration.SubnetId ?? throw Ec2Errors.Missing("SubnetConfiguration.SubnetId");
            if (!addresses.TryAdd(subnetId, configuration.Ipv4 ?? throw Ec2Errors.Missing("SubnetConfiguration.Ipv4")))
            {
                throw Ec2Errors.InvalidParameter($"The subnet {subnetId} has more than one configuration.");
            }
        }

        return addresses;
    }

    /// <summary>Sets the endpoint's subnets, and its interfaces' groups. An interface whose address changes is replaced.</summary>
    public static VpcEndpoint Set(
        AccountRegion region, VpcEndpoint endpoint, IReadOnlyList<string> subnetIds, IReadOnlyDictionary<string, string>? addresses = null)
    {
        var groups = endpoint.Groups!.Select(group => new GroupIdentifier { GroupId = group.GroupId, GroupName = group.GroupName }).ToList();
        var bySubnet = InterfacesOf(region, endpoint).ToDictionary(existing => existing.SubnetId!);
        foreach (var (subnetId, dropped) in bySubnet.Where(existing => !subnetIds.Contains(existing.Key) || IsMoved(existing.Value)))
        {
            NetworkInterfaces.Delete(region, dropped.NetworkInterfaceId!);
            bySubnet.Remove(subnetId);
        }

        return endpoint with
        {
            SubnetIds = subnetIds,
            NetworkInterfaceIds = [.. subnetIds.Select(subnetId => Keep(bySubnet.GetValueOrDefault(subnetId)) ?? Create(subnetId))],
        };

        bool IsMoved(NetworkInterface existing) =>
            addresses?.GetValueOrDefault(existing.SubnetId!) is { } address && address != existing.PrivateIpAddress;

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
            "amazon-aws",
            addresses?.GetValueOrDefault(subnetId)).NetworkInterfaceId!;
    }

    private static IEnumerable<NetworkInterface> InterfacesOf(AccountRegion region, VpcEndpoint endpoint) =>
        endpoint.NetworkInterfaceIds!.Select(id => region.Ec2.NetworkInterfaces.Find(id)).OfType<NetworkInterface>();
}
