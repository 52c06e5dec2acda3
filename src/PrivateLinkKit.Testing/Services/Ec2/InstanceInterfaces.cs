using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The network interfaces that an instance starts with.</summary>
internal static class InstanceInterfaces
{
    /// <summary>Returns the interfaces a request asks for, lowest device first; one with the request's own subnet and groups if it describes none.</summary>
    public static IReadOnlyList<InstanceNetworkInterfaceSpecification> Of(AccountRegion region, RunInstancesRequest request)
    {
        if (request.NetworkInterfaces is not { Count: > 0 } asked)
        {
            var groups = GroupsOf(region, request);
            return
            [
                InSubnet(region, request, new()
                {
                    DeviceIndex = 0, SubnetId = request.SubnetId, Groups = groups, PrivateIpAddress = request.PrivateIpAddress,
                }),
            ];
        }

        CheckInstanceLevel(request);
        var interfaces = asked.OrderBy(one => one.DeviceIndex ?? throw Ec2Errors.Missing("NetworkInterface.DeviceIndex")).ToList();
        CheckDevices(interfaces, request.MaxCount!.Value);
        interfaces = [.. interfaces.Select(one => one.NetworkInterfaceId is null ? InSubnet(region, request, one) : Attachable(region, one))];
        CheckDistinct(interfaces);
        return interfaces;
    }

    /// <summary>Creates or attaches the interfaces of a new instance, first those with a given address, so that no other takes it.</summary>
    public static IReadOnlyList<NetworkInterface> Create(
        AccountRegion region, string instanceId, IReadOnlyList<InstanceNetworkInterfaceSpecification> asked, IReadOnlyList<Tag> tags) =>
        [.. asked.OrderBy(one => one.PrivateIpAddress is null).Select(one => one.NetworkInterfaceId is null
            ? NetworkInterfaces.CreateFor(region, instanceId, one, tags)
            : NetworkInterfaces.AttachTo(region, instanceId, one)).OrderBy(own => own.Attachment!.DeviceIndex)];

    /// <summary>Deletes the interfaces that end with the instance, and detaches the others.</summary>
    public static void Release(AccountRegion region, Instance instance)
    {
        foreach (var own in Of(region, instance))
        {
            if (own.Attachment!.DeleteOnTermination is true)
            {
                NetworkInterfaces.Delete(region, own.NetworkInterfaceId!);
            }
            else
            {
                region.Ec2.NetworkInterfaces.Put(own with { Attachment = null, Status = "available" });
            }
        }
    }

    /// <summary>Gives a stopped instance that starts again a public address, if it was launched with one.</summary>
    public static void MapPublicAddress(AccountRegion region, Instance instance)
    {
        if (Of(region, instance) is [{ Association: null } first] && InstanceOptions.Of(region, instance).HasPublicAddress)
        {
            region.Ec2.NetworkInterfaces.Put(first with { Association = NetworkInterfaces.NewPublicAddress(region) });
        }
    }

    /// <summary>Takes back a public address that is no Elastic IP address.</summary>
    public static void ReleasePublicAddress(AccountRegion region, Instance instance)
    {
        foreach (var own in Of(region, instance).Where(own => own.Association is { AllocationId: null }))
        {
            region.Ec2.NetworkInterfaces.Put(own with { Association = null });
        }
    }

    /// <summary>The interfaces of an instance as they are now.</summary>
    public static IReadOnlyList<NetworkInterface> Of(AccountRegion region, Instance instance) =>
        [.. instance.NetworkInterfaces!.Select(own => region.Ec2.NetworkInterfaces.Find(own.NetworkInterfaceId)).OfType<NetworkInterface>()];

    private static IReadOnlyList<string>? GroupsOf(AccountRegion region, RunInstancesRequest request) => request switch
    {
        { SubnetId: not null, SecurityGroups: { Count: > 0 } } =>
            throw Ec2Errors.InvalidCombination("The parameter groupName cannot be used with the parameter subnet"),
        { SecurityGroupIds: { Count: > 0 } ids, SecurityGroups: null or [] } => ids,
        { SecurityGroupIds: null or [], SecurityGroups: { Count: > 0 } names } =>
            [.. names.Select(name => Existing.SecurityGroupOfName(region, name).GroupId!)],
        { SecurityGroupIds: { Count: > 0 } } =>
            throw Ec2Errors.InvalidCombination("The parameter groupName cannot be used with the parameter groupId"),
        _ => null,
    };

    private static void CheckInstanceLevel(RunInstancesRequest request)
    {
        var twice = request switch
        {
            { SubnetId: not null } => "an instance-level subnet ID",
            { SecurityGroupIds: { Count: > 0 } } or { SecurityGroups: { Count: > 0 } } => "an instance-level security groups",
            { PrivateIpAddress: not null } => "an instance-level private address",
            _ => null,
        };
        if (twice is not null)
        {
            throw Ec2Errors.InvalidCombination($"Network interfaces and {twice} may not be specified on the same request");
        }
    }

    private static void CheckDevices(List<InstanceNetworkInterfaceSpecification> interfaces, int count)
    {
        if (interfaces[0].DeviceIndex is not 0)
        {
            throw Ec2Errors.InvalidParameter("The network interface with the device index 0 must be specified");
        }

        if (interfaces.DistinctBy(one => one.DeviceIndex).Count() < interfaces.Count)
        {
            throw Ec2Errors.InvalidParameter("Each network interface requires a unique device index.");
        }

        if (interfaces.Count > 1 && interfaces.Exists(one => one.AssociatePublicIpAddress is not null))
        {
            throw Ec2Errors.InvalidCombination("The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.");
        }

        if (count > 1 && interfaces.Exists(one => one.NetworkInterfaceId is not null || one.PrivateIpAddress is not null))
        {
            throw Ec2Errors.InvalidCombination("A network interface or private IP address can only be given to a single instance");
        }
    }

    private static void CheckDistinct(List<InstanceNetworkInterfaceSpecification> interfaces)
    {
        var existing = interfaces.Where(one => one.NetworkInterfaceId is not null).GroupBy(one => one.NetworkInterfaceId!);
        if (existing.FirstOrDefault(same => same.Count() > 1) is { } attachedTwice)
        {
            throw Ec2Errors.InterfaceInUse(attachedTwice.Key);
        }

        var addresses = interfaces.Where(one => one.PrivateIpAddress is not null).GroupBy(one => (one.SubnetId, Address: one.PrivateIpAddress!));
        if (addresses.FirstOrDefault(same => same.Count() > 1) is { } givenTwice)
        {
            throw Ec2Errors.AddressInUse(givenTwice.Key.Address);
        }
    }

    private static InstanceNetworkInterfaceSpecification InSubnet(
        AccountRegion region, RunInstancesRequest request, InstanceNetworkInterfaceSpecification asked)
    {
        var placed = asked with { SubnetId = SubnetOf(region, asked.SubnetId, request.Placement?.AvailabilityZone).SubnetId };
        NetworkInterfaces.Check(region, placed);
        return placed;
    }

    private static InstanceNetworkInterfaceSpecification Attachable(AccountRegion region, InstanceNetworkInterfaceSpecification asked)
    {
        var existing = Existing.NetworkInterface(region, asked.NetworkInterfaceId!);
        if (asked is not { SubnetId: null, Groups: null or [], PrivateIpAddress: null, AssociatePublicIpAddress: null, Description: null })
        {
            throw Ec2Errors.InvalidCombination("A network interface ID may not be specified with the properties of a new network interface");
        }

        return existing.Attachment is null
            ? asked with { SubnetId = existing.SubnetId, PrivateIpAddress = existing.PrivateIpAddress }
            : throw Ec2Errors.InterfaceInUse(existing.NetworkInterfaceId!);
    }

    private static Subnet SubnetOf(AccountRegion region, string? subnetId, string? zone)
    {
        if (subnetId is null)
        {
            return DefaultVpc.Subnet(region, zone);
        }

        var subnet = Existing.Subnet(region, subnetId);
        return zone is null || zone == subnet.AvailabilityZone
            ? subnet
            : throw Ec2Errors.InvalidValue(zone, "availabilityZone", $"Subnet '{subnetId}' is in the availability zone {subnet.AvailabilityZone}");
    }
}
