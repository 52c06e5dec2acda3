using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>IPv6 blocks of VPCs, which AWS provides. They are recorded only: no packet has an IPv6 address.</summary>
internal static class VpcIpv6Blocks
{
    private static readonly TimeSpan ChangeTime = TimeSpan.FromSeconds(5);

    public static VpcIpv6CidrBlockAssociation Associate(AccountRegion region, Vpc vpc)
    {
        Ec2Quotas.VpcBlocks(region, vpc.VpcId!, vpc.Ipv6CidrBlockAssociationSet?.Count ?? 0);
        var added = new VpcIpv6CidrBlockAssociation
        {
            AssociationId = region.Cloud.Ids.Next("vpc-cidr-assoc-"),
            Ipv6CidrBlock = FreeBlock(region.Cloud),
            Ipv6CidrBlockState = new() { State = "associating" },
            NetworkBorderGroup = region.Name,
            Ipv6Pool = "Amazon",
            Ipv6AddressAttribute = "public",
            IpSource = "amazon",
        };
        region.Ec2.Vpcs.Put(vpc with { Ipv6CidrBlockAssociationSet = [.. vpc.Ipv6CidrBlockAssociationSet ?? [], added] });
        region.Cloud.Timeline.After(ChangeTime, () =>
        {
            region.Ec2.Vpcs.Change(vpc.VpcId!, row => row with
            {
                Ipv6CidrBlockAssociationSet = [.. row.Ipv6CidrBlockAssociationSet!.Select(block => block == added ? WithState(block, "associated") : block)],
            });
            LocalRoutes.Add(region, vpc.VpcId!, new() { DestinationIpv6CidrBlock = added.Ipv6CidrBlock });
        });
        return added;
    }

    public static VpcIpv6CidrBlockAssociation Disassociate(AccountRegion region, Vpc vpc, VpcIpv6CidrBlockAssociation block)
    {
        var range = Ipv6.TryParse(block.Ipv6CidrBlock)!.Value;
        var used = region.Ec2.Subnets.Where(subnet => subnet.VpcId == vpc.VpcId).SelectMany(subnet => subnet.Ipv6CidrBlockAssociationSet!);
        if (used.Any(other => Ipv6.Contains(range, Ipv6.TryParse(other.Ipv6CidrBlock)!.Value)))
        {
            throw Ec2Errors.CidrInUse(block.Ipv6CidrBlock!);
        }

        region.Ec2.Vpcs.Put(vpc with
        {
            Ipv6CidrBlockAssociationSet =
                [.. vpc.Ipv6CidrBlockAssociationSet!.Select(other => other == block ? WithState(block, "disassociating") : other)],
        });
        LocalRoutes.Remove(region, vpc.VpcId!, route => route.DestinationIpv6CidrBlock == block.Ipv6CidrBlock);
        region.Cloud.Timeline.After(ChangeTime, () => region.Ec2.Vpcs.Change(vpc.VpcId!, row => row with
        {
            Ipv6CidrBlockAssociationSet = [.. row.Ipv6CidrBlockAssociationSet!.Where(other => other.AssociationId != block.AssociationId)],
        }));
        return WithState(block, "disassociating");
    }

    private static VpcIpv6CidrBlockAssociation WithState(VpcIpv6CidrBlockAssociation block, string state) =>
        block with { Ipv6CidrBlockState = new() { State = state } };

    private static string FreeBlock(Cloud cloud)
    {
        var taken = cloud.Regions.SelectMany(region => region.Ec2.Vpcs).SelectMany(vpc => vpc.Ipv6CidrBlockAssociationSet ?? [])
            .Select(block => block.Ipv6CidrBlock).ToHashSet();
        return Enumerable.Range(1, 1 << 24).Select(Ipv6.VpcBlock).First(block => !taken.Contains(block));
    }
}
