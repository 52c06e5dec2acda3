using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Network ACLs and the subnets that they are associated with; a subnet always has one.</summary>
internal static class NetworkAcls
{
    internal static readonly Filters<NetworkAcl> AclFilters = new(Ec2Operations.DescribeNetworkAcls, acl => acl.Tags)
    {
        { "association.association-id", acl => acl.Associations?.Select(association => association.NetworkAclAssociationId) },
        { "association.network-acl-id", acl => acl.Associations?.Select(association => association.NetworkAclId) },
        { "association.subnet-id", acl => acl.Associations?.Select(association => association.SubnetId) },
        { "default", acl => acl.IsDefault },
        { "entry.cidr", acl => acl.Entries?.Select(entry => entry.CidrBlock) },
        { "entry.egress", acl => acl.Entries?.Select(entry => entry.Egress is true ? "true" : "false") },
        { "entry.icmp.code", acl => acl.Entries?.Select(entry => FilterText.Of(entry.IcmpTypeCode?.Code)) },
        { "entry.icmp.type", acl => acl.Entries?.Select(entry => FilterText.Of(entry.IcmpTypeCode?.Type)) },
        { "entry.ipv6-cidr", acl => acl.Entries?.Select(entry => entry.Ipv6CidrBlock) },
        { "entry.port-range.from", acl => acl.Entries?.Select(entry => FilterText.Of(entry.PortRange?.From)) },
        { "entry.port-range.to", acl => acl.Entries?.Select(entry => FilterText.Of(entry.PortRange?.To)) },
        { "entry.protocol", acl => acl.Entries?.SelectMany(entry => NetworkAclEntries.NamesOf(entry.Protocol!)) },
        { "entry.rule-action", acl => acl.Entries?.Select(entry => entry.RuleAction) },
        { "entry.rule-number", acl => acl.Entries?.Select(entry => $"{entry.RuleNumber}") },
        { "network-acl-id", acl => acl.NetworkAclId },
        { "owner-id", acl => acl.OwnerId },
        { "vpc-id", acl => acl.VpcId },
    };

    public static DescribeNetworkAclsResult Describe(ServiceCall call, DescribeNetworkAclsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.NetworkAcls)
            .WithIds(request.NetworkAclIds, acl => acl.NetworkAclId!, Ec2Errors.NetworkAclNotFound)
            .Where(AclFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { NetworkAcls = page.Rows, NextToken = page.NextToken };
    }

    public static CreateNetworkAclResult Create(ServiceCall call, CreateNetworkAclRequest request) => call.Once(request.ClientToken, () =>
    {
        var vpc = Existing.Vpc(call.Region, request.VpcId!);
        Ec2Quotas.NetworkAcl(call.Region, vpc.VpcId!);
        var acl = New(call.Region, vpc) with { Tags = TagSpecifications.For(request.TagSpecifications, "network-acl") };
        call.Region.Ec2.NetworkAcls.Put(acl);
        return new CreateNetworkAclResult { NetworkAcl = acl, ClientToken = request.ClientToken };
    });

    public static DeleteNetworkAclResult Delete(ServiceCall call, DeleteNetworkAclRequest request)
    {
        var acl = Existing.NetworkAcl(call.Region, request.NetworkAclId!);
        if (acl.IsDefault is true)
        {
            throw Ec2Errors.InvalidValue($"cannot delete default network ACL {acl.NetworkAclId}");
        }

        if (acl.Associations is not [])
        {
            throw Ec2Errors.HasDependencies("networkAcl", acl.NetworkAclId!);
        }

        call.Region.Ec2.NetworkAcls.Remove(acl.NetworkAclId);
        return new();
    }

    public static ReplaceNetworkAclAssociationResult ReplaceAssociation(ServiceCall call, ReplaceNetworkAclAssociationRequest request)
    {
        var acls = call.Region.Ec2.NetworkAcls;
        var association = acls.SelectMany(acl => acl.Associations!).FirstOrDefault(association => association.NetworkAclAssociationId == request.AssociationId)
            ?? throw Ec2Errors.AssociationNotFound(request.AssociationId!);
        var acl = Existing.NetworkAcl(call.Region, request.NetworkAclId!);
        var subnet = Existing.Subnet(call.Region, association.SubnetId!);
        if (subnet.VpcId != acl.VpcId)
        {
            throw Ec2Errors.InvalidValue($"network ACL {acl.NetworkAclId} and subnet {subnet.SubnetId} belong to different networks");
        }

        Disassociate(call.Region, subnet);
        return new() { NewAssociationId = Associate(call.Region, acl.NetworkAclId!, subnet) };
    }

    public static void AddDefault(AccountRegion region, Vpc vpc)
    {
        var acl = New(region, vpc);
        region.Ec2.NetworkAcls.Put(acl with { IsDefault = true, Entries = NetworkAclEntries.Sort([.. acl.Entries!, .. NetworkAclEntries.Admitting]) });
    }

    public static void Associate(AccountRegion region, Subnet subnet) =>
        Associate(region, region.Ec2.NetworkAcls.First(acl => acl.VpcId == subnet.VpcId && acl.IsDefault is true).NetworkAclId!, subnet);

    public static void Disassociate(AccountRegion region, Subnet subnet)
    {
        var acl = Of(region, subnet);
        region.Ec2.NetworkAcls.Put(acl with { Associations = [.. acl.Associations!.Where(association => association.SubnetId != subnet.SubnetId)] });
    }

    public static NetworkAcl Of(AccountRegion region, Subnet subnet) =>
        region.Ec2.NetworkAcls.First(acl => acl.Associations!.Any(association => association.SubnetId == subnet.SubnetId));

    private static string Associate(AccountRegion region, string aclId, Subnet subnet)
    {
        var association = new NetworkAclAssociation
        {
            NetworkAclAssociationId = region.Cloud.Ids.Next("aclassoc-"),
            NetworkAclId = aclId,
            SubnetId = subnet.SubnetId,
        };
        region.Ec2.NetworkAcls.Change(aclId, acl => acl with { Associations = [.. acl.Associations!, association] });
        return association.NetworkAclAssociationId;
    }

    private static NetworkAcl New(AccountRegion region, Vpc vpc) => new()
    {
        NetworkAclId = region.Cloud.Ids.Next("acl-"),
        VpcId = vpc.VpcId,
        OwnerId = vpc.OwnerId,
        IsDefault = false,
        Associations = [],
        Entries = NetworkAclEntries.Denying,
        Tags = [],
    };
}
