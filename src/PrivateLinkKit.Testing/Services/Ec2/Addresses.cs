using System.Globalization;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Elastic IP addresses, from a block that is reserved for benchmarks and so has no owner.</summary>
internal static class Addresses
{
    private static readonly Cidr Pool = Cidr.TryParse("198.18.0.0/15")!.Value;

    internal static readonly Filters<Address> AddressFilters = new(Ec2Operations.DescribeAddresses, address => address.Tags, "domain")
    {
        { "allocation-id", address => address.AllocationId },
        { "association-id", address => address.AssociationId },
        { "domain", address => address.Domain },
        { "instance-id", address => address.InstanceId },
        { "network-border-group", address => address.NetworkBorderGroup },
        { "network-interface-id", address => address.NetworkInterfaceId },
        { "network-interface-owner-id", address => address.NetworkInterfaceOwnerId },
        { "private-ip-address", address => address.PrivateIpAddress },
        { "public-ip", address => address.PublicIp },
    };

    public static AllocateAddressResult Allocate(ServiceCall call, AllocateAddressRequest request)
    {
        if (request.Domain is not (null or "vpc"))
        {
            throw Ec2Errors.NotEmulated($"addresses of the domain {request.Domain}");
        }

        Ec2Quotas.Address(call.Region);
        var address = new Address
        {
            AllocationId = call.Cloud.Ids.Next("eipalloc-"),
            PublicIp = FreeAddress(call.Cloud),
            Domain = "vpc",
            PublicIpv4Pool = "amazon",
            NetworkBorderGroup = call.Region.Name,
            Tags = TagSpecifications.For(request.TagSpecifications, "elastic-ip"),
        };
        call.Region.Ec2.Addresses.Put(address);
        return new()
        {
            AllocationId = address.AllocationId,
            PublicIp = address.PublicIp,
            Domain = address.Domain,
            PublicIpv4Pool = address.PublicIpv4Pool,
            NetworkBorderGroup = address.NetworkBorderGroup,
        };
    }

    public static DescribeAddressesResult Describe(ServiceCall call, DescribeAddressesRequest request) => new()
    {
        Addresses = [.. Listing.Of(call.Region.Ec2.Addresses)
            .WithIds(request.AllocationIds, address => address.AllocationId!, Ec2Errors.AllocationNotFound)
            .WithIds(request.PublicIps, address => address.PublicIp!, Ec2Errors.AddressNotFound)
            .Where(AddressFilters, request.Filters).Rows],
    };

    /// <summary>The reverse DNS names of addresses: always empty, since none can be set.</summary>
    public static DescribeAddressesAttributeResult DescribeAttribute(ServiceCall call, DescribeAddressesAttributeRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.Addresses)
            .WithIds(request.AllocationIds, address => address.AllocationId!, Ec2Errors.AllocationNotFound)
            .Page(request.MaxResults, request.NextToken, least: 1);
        return new()
        {
            Addresses = [.. page.Rows.Select(address => new AddressAttribute { AllocationId = address.AllocationId, PublicIp = address.PublicIp })],
            NextToken = page.NextToken,
        };
    }

    public static AssociateAddressResult Associate(ServiceCall call, AssociateAddressRequest request)
    {
        var address = Existing.Address(call.Region, request.AllocationId ?? throw Ec2Errors.Missing("AllocationId"));
        var interfaceId = request.NetworkInterfaceId
            ?? InterfaceOf(Existing.Instance(call.Region, request.InstanceId ?? throw Ec2Errors.Missing("InstanceId or NetworkInterfaceId")));
        var target = Existing.NetworkInterface(call.Region, interfaceId);
        CheckChangeable(call.Region, target.NetworkInterfaceId);
        CheckChangeable(call.Region, address.NetworkInterfaceId);
        if (address.AssociationId is not null && request.AllowReassociation is not true)
        {
            throw Ec2Errors.AlreadyAssociated($"resource {address.AllocationId} is already associated with associate-id {address.AssociationId}");
        }

        if (!InternetGateways.IsAttached(call.Region, target.VpcId!))
        {
            throw new AwsErrorException("Gateway.NotAttached", $"Network {target.VpcId} is not attached to any internet gateway");
        }

        // An address that the interface already has is disassociated (AssociateAddress, "existing address is disassociated").
        foreach (var given in call.Region.Ec2.Addresses.Where(other => other == address || other.NetworkInterfaceId == target.NetworkInterfaceId))
        {
            Unmap(call.Region, given);
        }

        return new() { AssociationId = Map(call.Region, address.AllocationId!, target.NetworkInterfaceId!) };
    }

    public static DisassociateAddressResult Disassociate(ServiceCall call, DisassociateAddressRequest request)
    {
        var id = request.AssociationId ?? throw Ec2Errors.Missing("AssociationId");
        var address = call.Region.Ec2.Addresses.FirstOrDefault(address => address.AssociationId == id) ?? throw Ec2Errors.AssociationNotFound(id);
        CheckChangeable(call.Region, address.NetworkInterfaceId);
        Unmap(call.Region, address);
        return new();
    }

    public static ReleaseAddressResult Release(ServiceCall call, ReleaseAddressRequest request)
    {
        var address = Existing.Address(call.Region, request.AllocationId ?? throw Ec2Errors.Missing("AllocationId"));
        if (request.NetworkBorderGroup is { } group && group != address.NetworkBorderGroup)
        {
            throw Ec2Errors.AddressNotFound(address.PublicIp!);
        }

        if (address.AssociationId is not null)
        {
            throw Ec2Errors.AddressInUse(address.PublicIp!);
        }

        call.Region.Ec2.Addresses.Remove(address.AllocationId);
        return new();
    }

    /// <summary>Maps the address to an interface and returns the association's id.</summary>
    public static string Map(AccountRegion region, string allocationId, string interfaceId)
    {
        var (address, target) = (Existing.Address(region, allocationId), Existing.NetworkInterface(region, interfaceId));
        var id = region.Cloud.Ids.Next("eipassoc-");
        region.Ec2.Addresses.Put(address with
        {
            AssociationId = id,
            NetworkInterfaceId = interfaceId,
            NetworkInterfaceOwnerId = target.OwnerId,
            PrivateIpAddress = target.PrivateIpAddress,
            InstanceId = target.Attachment?.InstanceId,
        });
        region.Ec2.NetworkInterfaces.Put(target with
        {
            Association = new() { AllocationId = allocationId, AssociationId = id, IpOwnerId = region.Account, PublicIp = address.PublicIp },
        });
        return id;
    }

    public static void Unmap(AccountRegion region, Address address)
    {
        region.Ec2.NetworkInterfaces.Change(address.NetworkInterfaceId ?? "", target => target with { Association = null });
        region.Ec2.Addresses.Put(address with
        {
            AssociationId = null,
            NetworkInterfaceId = null,
            NetworkInterfaceOwnerId = null,
            PrivateIpAddress = null,
            InstanceId = null,
        });
    }

    /// <exception cref="AwsErrorException">Another service manages the interface, such as that of a load balancer or NAT gateway.</exception>
    private static void CheckChangeable(AccountRegion region, string? interfaceId)
    {
        if (region.Ec2.NetworkInterfaces.Find(interfaceId) is { RequesterManaged: true })
        {
            throw Ec2Errors.NotYours();
        }
    }

    private static string InterfaceOf(Instance instance) =>
        instance.NetworkInterfaces is [var own, ..] ? own.NetworkInterfaceId! : throw Ec2Errors.InvalidInstanceState(instance.InstanceId!);

    /// <summary>Returns an address that nobody has. Who gives one back gets another one the next time.</summary>
    public static string FreeAddress(Cloud cloud)
    {
        var taken = cloud.Regions.SelectMany(region => region.Ec2.Addresses.Select(address => address.PublicIp)
            .Concat(region.Ec2.NetworkInterfaces.Select(other => other.Association?.PublicIp))).ToHashSet();
        var start = int.Parse(cloud.Ids.Digits(6), CultureInfo.InvariantCulture);
        return Enumerable.Range(start, (int)Pool.Size)
            .Select(place => Cidr.ToAddress(Pool.First + 1 + (uint)(place % (Pool.Size - 2))))
            .First(ip => !taken.Contains(ip));
    }
}
