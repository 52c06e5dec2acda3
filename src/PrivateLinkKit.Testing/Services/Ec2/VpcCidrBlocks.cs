using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The blocks of addresses that a VPC gets after its first one. Each has a local route in all route tables of the VPC.</summary>
internal static class VpcCidrBlocks
{
    private static readonly TimeSpan ChangeTime = TimeSpan.FromSeconds(5);

    public static AssociateVpcCidrBlockResult Associate(ServiceCall call, AssociateVpcCidrBlockRequest request)
    {
        var vpc = Existing.Vpc(call.Region, request.VpcId!);
        return (request.CidrBlock, request.AmazonProvidedIpv6CidrBlock) switch
        {
            ({ } block, not true) => new() { VpcId = vpc.VpcId, CidrBlockAssociation = Associate(call.Region, vpc, block) },
            (null, true) => new() { VpcId = vpc.VpcId, Ipv6CidrBlockAssociation = VpcIpv6Blocks.Associate(call.Region, vpc) },
            (null, _) => throw Ec2Errors.Missing("CidrBlock or AmazonProvidedIpv6CidrBlock"),
            _ => throw Ec2Errors.InvalidCombination("Only one of CidrBlock and AmazonProvidedIpv6CidrBlock can be specified"),
        };
    }

    public static DisassociateVpcCidrBlockResult Disassociate(ServiceCall call, DisassociateVpcCidrBlockRequest request)
    {
        var (region, id) = (call.Region, request.AssociationId!);
        foreach (var vpc in region.Ec2.Vpcs)
        {
            if (vpc.CidrBlockAssociationSet!.FirstOrDefault(block => block.AssociationId == id) is { } found)
            {
                return new() { VpcId = vpc.VpcId, CidrBlockAssociation = Disassociate(region, vpc, found) };
            }

            if (vpc.Ipv6CidrBlockAssociationSet?.FirstOrDefault(block => block.AssociationId == id) is { } ipv6)
            {
                return new() { VpcId = vpc.VpcId, Ipv6CidrBlockAssociation = VpcIpv6Blocks.Disassociate(region, vpc, ipv6) };
            }
        }

        throw Ec2Errors.CidrAssociationNotFound(id);
    }

    private static VpcCidrBlockAssociation Associate(AccountRegion region, Vpc vpc, string text)
    {
        var cidr = AddressBlocks.Parse(text, Ec2Errors.VpcRange);
        VpcCidrRules.Check(region, vpc, cidr);
        Ec2Quotas.VpcBlocks(region, vpc.VpcId!, vpc.CidrBlockAssociationSet!.Count);
        var added = new VpcCidrBlockAssociation
        {
            AssociationId = region.Cloud.Ids.Next("vpc-cidr-assoc-"),
            CidrBlock = cidr.ToString(),
            CidrBlockState = new() { State = "associating" },
        };
        region.Ec2.Vpcs.Put(vpc with { CidrBlockAssociationSet = [.. vpc.CidrBlockAssociationSet!, added] });
        region.Cloud.Timeline.After(ChangeTime, () =>
        {
            if (SetState(region, vpc.VpcId!, added.AssociationId, "associating", "associated"))
            {
                LocalRoutes.Add(region, vpc.VpcId!, new() { DestinationCidrBlock = added.CidrBlock });
            }
        });
        return added;
    }

    private static VpcCidrBlockAssociation Disassociate(AccountRegion region, Vpc vpc, VpcCidrBlockAssociation block)
    {
        if (block.CidrBlock == vpc.CidrBlock)
        {
            throw Ec2Errors.NotPermitted(
                $"The vpc CIDR block with association ID {block.AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
        }

        var cidr = Cidr.TryParse(block.CidrBlock)!.Value;
        if (region.Ec2.Subnets.Any(subnet => subnet.VpcId == vpc.VpcId && cidr.Contains(AddressBlocks.Of(subnet))))
        {
            throw Ec2Errors.CidrInUse(block.CidrBlock!);
        }

        SetState(region, vpc.VpcId!, block.AssociationId, block.CidrBlockState!.State!, "disassociating");
        LocalRoutes.Remove(region, vpc.VpcId!, route => route.DestinationCidrBlock == block.CidrBlock);
        region.Cloud.Timeline.After(ChangeTime, () => region.Ec2.Vpcs.Change(vpc.VpcId!, row => row with
        {
            CidrBlockAssociationSet = [.. row.CidrBlockAssociationSet!.Where(other => other.AssociationId != block.AssociationId)],
        }));
        return block with { CidrBlockState = new() { State = "disassociating" } };
    }

    private static bool SetState(AccountRegion region, string vpcId, string? associationId, string from, string to)
    {
        var isChanged = false;
        region.Ec2.Vpcs.Change(vpcId, row => row with { CidrBlockAssociationSet = [.. row.CidrBlockAssociationSet!.Select(Changed)] });
        return isChanged;

        VpcCidrBlockAssociation Changed(VpcCidrBlockAssociation block)
        {
            var isMeant = block.AssociationId == associationId && block.CidrBlockState!.State == from;
            isChanged |= isMeant;
            return isMeant ? block with { CidrBlockState = new() { State = to } } : block;
        }
    }
}
