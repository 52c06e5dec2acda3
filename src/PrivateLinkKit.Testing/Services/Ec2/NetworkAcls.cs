using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The default network ACL of each VPC, which admits everything; others cannot be created.</summary>
internal static class NetworkAcls
{
    private const int LastRule = 32767;

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
        { "entry.protocol", acl => acl.Entries?.Select(entry => entry.Protocol) },
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

    public static void AddDefault(AccountRegion region, Vpc vpc) => region.Ec2.NetworkAcls.Put(new NetworkAcl
    {
        NetworkAclId = region.Cloud.Ids.Next("acl-"),
        VpcId = vpc.VpcId,
        OwnerId = vpc.OwnerId,
        IsDefault = true,
        Associations = [],
        Entries =
        [
            Entry(egress: true, 100, "allow"),
            Entry(egress: true, LastRule, "deny"),
            Entry(egress: false, 100, "allow"),
            Entry(egress: false, LastRule, "deny"),
        ],
        Tags = [],
    });

    public static void Associate(AccountRegion region, Subnet subnet)
    {
        var acl = DefaultOf(region, subnet.VpcId);
        var association = new NetworkAclAssociation
        {
            NetworkAclAssociationId = region.Cloud.Ids.Next("aclassoc-"),
            NetworkAclId = acl.NetworkAclId,
            SubnetId = subnet.SubnetId,
        };
        region.Ec2.NetworkAcls.Put(acl with { Associations = [.. acl.Associations!, association] });
    }

    public static void Disassociate(AccountRegion region, Subnet subnet)
    {
        var acl = DefaultOf(region, subnet.VpcId);
        region.Ec2.NetworkAcls.Put(acl with { Associations = [.. acl.Associations!.Where(association => association.SubnetId != subnet.SubnetId)] });
    }

    private static NetworkAcl DefaultOf(AccountRegion region, string? vpcId) => region.Ec2.NetworkAcls.First(acl => acl.VpcId == vpcId);

    private static NetworkAclEntry Entry(bool egress, int number, string action) =>
        new() { Egress = egress, RuleNumber = number, RuleAction = action, Protocol = "-1", CidrBlock = "0.0.0.0/0" };
}
