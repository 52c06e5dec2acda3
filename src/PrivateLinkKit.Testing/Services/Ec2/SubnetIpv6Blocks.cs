using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>IPv6 blocks of subnets, one each at most.</summary>
internal static class SubnetIpv6Blocks
{
    // AWS reserves those before.
    private const int FirstAddress = 4;

    private static readonly TimeSpan ChangeTime = TimeSpan.FromSeconds(5);

    public static AssociateSubnetCidrBlockResult Associate(ServiceCall call, AssociateSubnetCidrBlockRequest request)
    {
        var subnet = Existing.Subnet(call.Region, request.SubnetId!);
        if (subnet.Ipv6CidrBlockAssociationSet is not [])
        {
            throw Ec2Errors.CidrLimit(subnet.SubnetId!, 1);
        }

        var vpc = Existing.Vpc(call.Region, subnet.VpcId!);
        var added = New(call.Region, vpc, request.Ipv6CidrBlock ?? throw Ec2Errors.Missing("Ipv6CidrBlock"));
        Add(call.Region, subnet.SubnetId!, added);
        return new() { SubnetId = subnet.SubnetId, Ipv6CidrBlockAssociation = added };
    }

    public static DisassociateSubnetCidrBlockResult Disassociate(ServiceCall call, DisassociateSubnetCidrBlockRequest request)
    {
        var (region, id) = (call.Region, request.AssociationId!);
        var subnet = region.Ec2.Subnets.FirstOrDefault(row => row.Ipv6CidrBlockAssociationSet!.Any(block => block.AssociationId == id))
            ?? throw Ec2Errors.SubnetCidrAssociationNotFound(id);
        var block = subnet.Ipv6CidrBlockAssociationSet!.Single();
        if (region.Ec2.NetworkInterfaces.Any(eni => eni.SubnetId == subnet.SubnetId && eni.Ipv6Addresses is { Count: > 0 }))
        {
            throw Ec2Errors.CidrInUse(block.Ipv6CidrBlock!);
        }

        var ending = block with { Ipv6CidrBlockState = new() { State = "disassociating" } };
        region.Ec2.Subnets.Put(subnet with { Ipv6CidrBlockAssociationSet = [ending], AssignIpv6AddressOnCreation = false });
        region.Cloud.Timeline.After(ChangeTime, () => region.Ec2.Subnets.Change(
            subnet.SubnetId!, row => row with { Ipv6CidrBlockAssociationSet = [.. row.Ipv6CidrBlockAssociationSet!.Where(other => other != ending)] }));
        return new() { SubnetId = subnet.SubnetId, Ipv6CidrBlockAssociation = ending };
    }

    /// <summary>Returns the association of a block, which must be in the VPC's and overlap no other.</summary>
    public static SubnetIpv6CidrBlockAssociation New(AccountRegion region, Vpc vpc, string text)
    {
        var block = Ipv6.TryParse(text) ?? throw Ec2Errors.InvalidValue(text, "ipv6CidrBlock", "This is not a valid IPv6 CIDR block.");
        var isInVpc = (vpc.Ipv6CidrBlockAssociationSet ?? []).Where(outer => outer.Ipv6CidrBlockState!.State is "associated")
            .Any(outer => Ipv6.Contains(Ipv6.TryParse(outer.Ipv6CidrBlock)!.Value, block));
        if (!isInVpc || !Ipv6.IsSubnetLength(block.PrefixLength))
        {
            throw Ec2Errors.SubnetRange(text);
        }

        var others = region.Ec2.Subnets.Where(subnet => subnet.VpcId == vpc.VpcId).SelectMany(subnet => subnet.Ipv6CidrBlockAssociationSet!);
        return others.Any(other => Ipv6.Overlap(Ipv6.TryParse(other.Ipv6CidrBlock)!.Value, block))
            ? throw Ec2Errors.SubnetConflict(text)
            : new()
            {
                AssociationId = region.Cloud.Ids.Next("subnet-cidr-assoc-"),
                Ipv6CidrBlock = block.ToString(),
                Ipv6CidrBlockState = new() { State = "associating" },
                Ipv6AddressAttribute = "public",
                IpSource = "amazon",
            };
    }

    /// <summary>Adds the block to a subnet that has none.</summary>
    public static void Add(AccountRegion region, string subnetId, SubnetIpv6CidrBlockAssociation added)
    {
        region.Ec2.Subnets.Change(subnetId, row => row with { Ipv6CidrBlockAssociationSet = [added] });
        region.Cloud.Timeline.After(ChangeTime, () => region.Ec2.Subnets.Change(subnetId, row => row with
        {
            Ipv6CidrBlockAssociationSet =
            [
                .. row.Ipv6CidrBlockAssociationSet!.Select(
                    block => block == added ? added with { Ipv6CidrBlockState = new() { State = "associated" } } : block),
            ],
        }));
    }

    /// <summary>Returns the addresses of a new network interface: one, if the subnet assigns them.</summary>
    public static IReadOnlyList<NetworkInterfaceIpv6Address> AddressesIn(AccountRegion region, Subnet subnet)
    {
        if (subnet.AssignIpv6AddressOnCreation is not true || Ipv6.TryParse(subnet.Ipv6CidrBlockAssociationSet!.Single().Ipv6CidrBlock) is not { } block)
        {
            return [];
        }

        var taken = region.Ec2.NetworkInterfaces.Where(eni => eni.SubnetId == subnet.SubnetId).SelectMany(eni => eni.Ipv6Addresses ?? [])
            .Select(address => address.Ipv6Address).ToHashSet();
        var free = Enumerable.Range(FirstAddress, int.MaxValue - FirstAddress)
            .Select(number => Ipv6.Address(block, (ulong)number)).First(address => !taken.Contains(address));
        return [new() { Ipv6Address = free, IsPrimaryIpv6 = false }];
    }
}
