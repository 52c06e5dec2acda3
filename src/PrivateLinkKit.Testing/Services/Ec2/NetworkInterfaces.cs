using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Network interfaces of users, and those that services create in a user's subnets.</summary>
internal static class NetworkInterfaces
{
    /// <summary>The first four addresses of a subnet and the last are reserved by AWS.</summary>
    public const int ReservedAddresses = 5;

    public static CreateNetworkInterfaceResult Create(ServiceCall call, CreateNetworkInterfaceRequest request) => call.Once(request.ClientToken, () =>
    {
        var tags = TagSpecifications.For(request.TagSpecifications, "network-interface");
        var created = New(call.Region, request.SubnetId!, request.Groups, request.PrivateIpAddress) with
        {
            InterfaceType = "interface",
            Description = request.Description ?? "",
            RequesterManaged = false,
            Status = "available",
            TagSet = tags,
        };
        call.Region.Ec2.NetworkInterfaces.Put(created);
        return new CreateNetworkInterfaceResult { NetworkInterface = created with { Status = "pending" }, ClientToken = request.ClientToken };
    });

    public static DescribeNetworkInterfacesResult Describe(ServiceCall call, DescribeNetworkInterfacesRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.NetworkInterfaces.Select(own => PublicHostNames.View(call.Region, own)))
            .WithIds(request.NetworkInterfaceIds, networkInterface => networkInterface.NetworkInterfaceId!, Ec2Errors.NetworkInterfaceNotFound)
            .Where(NetworkInterfaceFilters.Table, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { NetworkInterfaces = page.Rows, NextToken = page.NextToken };
    }

    public static ModifyNetworkInterfaceAttributeResult ModifyAttribute(ServiceCall call, ModifyNetworkInterfaceAttributeRequest request)
    {
        var changed = Existing.NetworkInterface(call.Region, request.NetworkInterfaceId!);
        if (changed.RequesterManaged is true)
        {
            throw Ec2Errors.NotPermitted("You do not have permission to access the specified resource.");
        }

        call.Region.Ec2.NetworkInterfaces.Put(changed with
        {
            Description = request.Description?.Value ?? changed.Description,
            SourceDestCheck = request.SourceDestCheck?.Value ?? changed.SourceDestCheck,
            Groups = request.Groups is { Count: > 0 } groups ? SecurityGroups.Identify(call.Region, groups, changed.VpcId!) : changed.Groups,
        });
        return new();
    }

    public static DescribeNetworkInterfaceAttributeResult DescribeAttribute(ServiceCall call, DescribeNetworkInterfaceAttributeRequest request)
    {
        var described = Existing.NetworkInterface(call.Region, request.NetworkInterfaceId!);
        var result = new DescribeNetworkInterfaceAttributeResult { NetworkInterfaceId = described.NetworkInterfaceId };
        return request.Attribute switch
        {
            "associatePublicIpAddress" => result with { AssociatePublicIpAddress = described.Association is not null },
            "attachment" => result with { Attachment = described.Attachment },
            "description" => result with { Description = new() { Value = described.Description } },
            "groupSet" => result with { Groups = described.Groups },
            "sourceDestCheck" => result with { SourceDestCheck = new() { Value = described.SourceDestCheck } },
            null => throw Ec2Errors.Missing("attribute"),
            var other => throw Ec2Errors.InvalidValue(other, "attribute"),
        };
    }

    public static DeleteNetworkInterfaceResult Delete(ServiceCall call, DeleteNetworkInterfaceRequest request)
    {
        var deleted = Existing.NetworkInterface(call.Region, request.NetworkInterfaceId!);
        if (deleted.Attachment is not null)
        {
            throw Ec2Errors.InvalidValue($"Network interface '{deleted.NetworkInterfaceId}' is currently in use.");
        }

        Delete(call.Region, deleted.NetworkInterfaceId!);
        return new();
    }

    /// <summary>
    /// Creates an interface for another service: attached, managed by its requester, with a free address of the subnet or the one given.
    /// </summary>
    internal static NetworkInterface CreateManaged(
        AccountRegion region,
        string subnetId,
        IEnumerable<string> groupIds,
        string interfaceType,
        string description,
        string requesterId,
        string instanceOwnerId,
        string? pinnedIp = null,
        bool hasPublicIp = false)
    {
        var created = New(region, subnetId, [.. groupIds], pinnedIp, defaultGroup: false) with
        {
            Association = hasPublicIp ? NewPublicAddress(region) : null,
            InterfaceType = interfaceType,
            Description = description,
            RequesterId = requesterId,
            RequesterManaged = true,
        };
        return Attach(region, created, new NetworkInterfaceAttachment { InstanceOwnerId = instanceOwnerId, DeviceIndex = 1, DeleteOnTermination = false });
    }

    /// <summary>Refuses an interface of an instance that could not be created.</summary>
    internal static void Check(AccountRegion region, InstanceNetworkInterfaceSpecification asked) =>
        Place(region, asked.SubnetId!, asked.Groups, asked.PrivateIpAddress);

    /// <summary>Creates an interface of an instance, with a public address if asked for or, for the first one, mapped by the subnet.</summary>
    internal static NetworkInterface CreateFor(
        AccountRegion region, string instanceId, InstanceNetworkInterfaceSpecification asked, IReadOnlyList<Tag> tags)
    {
        var hasPublicIp = asked.DeviceIndex is 0 && (asked.AssociatePublicIpAddress ?? Existing.Subnet(region, asked.SubnetId!).MapPublicIpOnLaunch is true);
        var created = New(region, asked.SubnetId!, asked.Groups, asked.PrivateIpAddress) with
        {
            InterfaceType = "interface",
            Description = asked.Description ?? "",
            RequesterManaged = false,
            Association = hasPublicIp ? NewPublicAddress(region) : null,
            TagSet = tags,
        };
        return Attach(region, created, InstanceAttachment(region, instanceId, asked, deleteOnTermination: asked.DeleteOnTermination ?? true));
    }

    /// <summary>Attaches an existing interface to an instance.</summary>
    internal static NetworkInterface AttachTo(AccountRegion region, string instanceId, InstanceNetworkInterfaceSpecification asked) => Attach(
        region,
        Existing.NetworkInterface(region, asked.NetworkInterfaceId!),
        InstanceAttachment(region, instanceId, asked, deleteOnTermination: asked.DeleteOnTermination is true));

    internal static NetworkInterfaceAssociation NewPublicAddress(AccountRegion region) =>
        new() { IpOwnerId = "amazon", PublicIp = Addresses.FreeAddress(region.Cloud) };

    /// <summary>Gives an interface of another service a public address.</summary>
    internal static void MapPublicAddress(AccountRegion region, string eniId, string owner)
    {
        var association = NewPublicAddress(region) with { IpOwnerId = owner };
        region.Ec2.NetworkInterfaces.Change(eniId, own => own with { Association = association });
    }

    private static NetworkInterfaceAttachment InstanceAttachment(
        AccountRegion region, string instanceId, InstanceNetworkInterfaceSpecification asked, bool deleteOnTermination) => new()
        {
            InstanceId = instanceId,
            InstanceOwnerId = region.Account,
            DeviceIndex = asked.DeviceIndex,
            DeleteOnTermination = deleteOnTermination,
        };

    /// <summary>Deletes an interface, with the mapping of its public address and the routes to it.</summary>
    internal static void Delete(AccountRegion region, string eniId)
    {
        foreach (var address in region.Ec2.Addresses.Where(address => address.NetworkInterfaceId == eniId))
        {
            Addresses.Unmap(region, address);
        }

        region.Ec2.NetworkInterfaces.Remove(eniId);
        RouteTables.TargetIs("blackhole", region, route => route.NetworkInterfaceId == eniId);
    }

    private static NetworkInterface Attach(AccountRegion region, NetworkInterface networkInterface, NetworkInterfaceAttachment attachment)
    {
        var attached = networkInterface with
        {
            Status = "in-use",
            Attachment = attachment with { AttachmentId = region.Cloud.Ids.Next("eni-attach-"), AttachTime = region.Cloud.Now, Status = "attached" },
        };
        region.Ec2.NetworkInterfaces.Put(attached);
        return attached;
    }

    private static NetworkInterface New(AccountRegion region, string subnetId, IReadOnlyList<string>? groupIds, string? pinnedIp, bool defaultGroup = true)
    {
        var (subnet, groups, ip) = Place(region, subnetId, groupIds, pinnedIp, defaultGroup);
        var dnsName = $"ip-{ip.Replace('.', '-')}.{DhcpOptionSets.DomainOf(region)}";
        var mac = region.Cloud.Ids.Hex(10);
        return new NetworkInterface
        {
            NetworkInterfaceId = region.Cloud.Ids.Next("eni-"),
            SubnetId = subnet.SubnetId,
            VpcId = subnet.VpcId,
            AvailabilityZone = subnet.AvailabilityZone,
            AvailabilityZoneId = subnet.AvailabilityZoneId,
            OwnerId = region.Account,
            MacAddress = $"02:{string.Join(':', mac.Chunk(2).Select(pair => new string(pair)))}",
            PrivateIpAddress = ip,
            PrivateDnsName = dnsName,
            PrivateIpAddresses = [new() { Primary = true, PrivateIpAddress = ip, PrivateDnsName = dnsName }],
            Ipv6Addresses = SubnetIpv6Blocks.AddressesIn(region, subnet),
            Groups = groups,
            SourceDestCheck = true,
            TagSet = [],
        };
    }

    private static (Subnet Subnet, IReadOnlyList<GroupIdentifier> Groups, string Ip) Place(
        AccountRegion region, string subnetId, IReadOnlyList<string>? groupIds, string? pinnedIp, bool defaultGroup = true)
    {
        var subnet = Existing.Subnet(region, subnetId);
        Ec2Quotas.NetworkInterface(region);
        var groups = groupIds is null or [] && defaultGroup ? [SecurityGroups.DefaultOf(region, subnet.VpcId!).GroupId!] : groupIds ?? [];
        return (subnet, SecurityGroups.Identify(region, groups, subnet.VpcId!), FreeAddress(region, subnet, pinnedIp));
    }

    /// <summary>Refuses an address that an interface in the subnet could not get.</summary>
    internal static void CheckAddress(AccountRegion region, Subnet subnet, string address) => FreeAddress(region, subnet, address);

    private static string FreeAddress(AccountRegion region, Subnet subnet, string? pinned)
    {
        var block = AddressBlocks.Of(subnet);
        var taken = region.Ec2.NetworkInterfaces.Where(other => other.SubnetId == subnet.SubnetId).Select(other => other.PrivateIpAddress).ToHashSet();
        if (pinned is null)
        {
            for (var address = block.First + 4; address < block.Last; address++)
            {
                if (!taken.Contains(Cidr.ToAddress(address)))
                {
                    return Cidr.ToAddress(address);
                }
            }

            throw Ec2Errors.NoFreeAddresses(subnet.SubnetId!);
        }

        if (Cidr.ToNumber(pinned) is not { } number || number < block.First + 4 || number >= block.Last)
        {
            throw Ec2Errors.InvalidValue($"Address {pinned} does not fall within the subnet's address range");
        }

        return taken.Contains(pinned) ? throw Ec2Errors.AddressInUse(pinned) : pinned;
    }
}
