using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Subnets: one zone each, five addresses of each reserved by AWS.</summary>
internal static class Subnets
{
    public static CreateSubnetResult Create(ServiceCall call, CreateSubnetRequest request)
    {
        var (region, store) = (call.Region, call.Region.Ec2);
        var vpc = Existing.Vpc(region, request.VpcId!);
        var cidr = AddressBlocks.Parse(request.CidrBlock ?? throw Ec2Errors.Missing("CidrBlock"), Ec2Errors.SubnetRange);
        var zone = ZoneOf(region, request.AvailabilityZone, request.AvailabilityZoneId);
        if (!AddressBlocks.Of(vpc).Any(block => block.Contains(cidr)))
        {
            throw Ec2Errors.SubnetRange(request.CidrBlock);
        }

        if (store.Subnets.Any(other => other.VpcId == vpc.VpcId && AddressBlocks.Of(other).Overlaps(cidr)))
        {
            throw Ec2Errors.SubnetConflict(request.CidrBlock);
        }

        Ec2Quotas.Subnet(region, vpc.VpcId!);
        var ipv6 = request.Ipv6CidrBlock is { } asked ? SubnetIpv6Blocks.New(region, vpc, asked) : null;
        var subnet = Add(region, vpc, cidr, zone, new Subnet
        {
            DefaultForAz = false,
            MapPublicIpOnLaunch = false,
            State = "pending",
            Tags = TagSpecifications.For(request.TagSpecifications, "subnet"),
        });
        if (ipv6 is not null)
        {
            SubnetIpv6Blocks.Add(region, subnet.SubnetId!, ipv6);
            subnet = Existing.Subnet(region, subnet.SubnetId!);
        }

        call.Cloud.Timeline.After(TimeSpan.FromSeconds(1), () => store.Subnets.Change(subnet.SubnetId!, row => row with { State = "available" }));
        return new() { Subnet = WithFreeAddresses(subnet, taken: 0) };
    }

    public static Subnet Add(AccountRegion region, Vpc vpc, Cidr cidr, Zone zone, Subnet kind)
    {
        var id = region.Cloud.Ids.Next("subnet-");
        var subnet = kind with
        {
            SubnetId = id,
            SubnetArn = region.Arn("ec2", $"subnet/{id}"),
            VpcId = vpc.VpcId,
            OwnerId = region.Account,
            CidrBlock = cidr.ToString(),
            AvailabilityZone = zone.Name,
            AvailabilityZoneId = zone.Id,
            AssignIpv6AddressOnCreation = false,
            MapCustomerOwnedIpOnLaunch = false,
            EnableDns64 = false,
            Ipv6Native = false,
            Ipv6CidrBlockAssociationSet = [],
            PrivateDnsNameOptionsOnLaunch = new()
            {
                HostnameType = "ip-name",
                EnableResourceNameDnsARecord = false,
                EnableResourceNameDnsAAAARecord = false,
            },
        };
        region.Ec2.Subnets.Put(subnet);
        NetworkAcls.Associate(region, subnet);
        return subnet;
    }

    public static DescribeSubnetsResult Describe(ServiceCall call, DescribeSubnetsRequest request)
    {
        var taken = call.Region.Ec2.NetworkInterfaces.CountBy(eni => eni.SubnetId!).ToDictionary();
        var page = Listing.Of(call.Region.Ec2.Subnets.Select(subnet => WithFreeAddresses(subnet, taken.GetValueOrDefault(subnet.SubnetId!))))
            .WithIds(request.SubnetIds, subnet => subnet.SubnetId!, Ec2Errors.SubnetNotFound)
            .Where(SubnetFilters.Table, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { Subnets = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteSubnetResult Delete(ServiceCall call, DeleteSubnetRequest request)
    {
        var (store, subnet) = (call.Region.Ec2, Existing.Subnet(call.Region, request.SubnetId!));
        if (store.NetworkInterfaces.Any(networkInterface => networkInterface.SubnetId == subnet.SubnetId))
        {
            throw Ec2Errors.HasDependencies("subnet", subnet.SubnetId!);
        }

        foreach (var table in store.RouteTables.Where(table => table.Associations!.Any(association => association.SubnetId == subnet.SubnetId)))
        {
            store.RouteTables.Put(table with { Associations = [.. table.Associations!.Where(association => association.SubnetId != subnet.SubnetId)] });
        }

        NetworkAcls.Disassociate(call.Region, subnet);
        store.Subnets.Remove(subnet.SubnetId);
        return new();
    }

    public static int FreeAddresses(AccountRegion region, Subnet subnet) =>
        FreeAddresses(subnet, region.Ec2.NetworkInterfaces.Count(networkInterface => networkInterface.SubnetId == subnet.SubnetId));

    private static int FreeAddresses(Subnet subnet, int taken) => (int)AddressBlocks.Of(subnet).Size - NetworkInterfaces.ReservedAddresses - taken;

    private static Subnet WithFreeAddresses(Subnet subnet, int taken) => subnet with { AvailableIpAddressCount = FreeAddresses(subnet, taken) };

    private static Zone ZoneOf(AccountRegion region, string? name, string? id)
    {
        if (name is null && id is null)
        {
            return region.Zones[0];
        }

        var zones = string.Join(", ", region.Zones.Select(zone => name is null ? zone.Id : zone.Name));
        return region.Zones.FirstOrDefault(zone => (name is null || zone.Name == name) && (id is null || zone.Id == id)) ?? throw Ec2Errors.InvalidValue(
            name ?? id!,
            name is null ? "availabilityZoneId" : "availabilityZone",
            $"Subnets can currently only be created in the following availability zones: {zones}.");
    }
}
