using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>VPCs, each with its main route table, default security group and default network ACL.</summary>
internal static class Vpcs
{
    internal static readonly Filters<Vpc> VpcFilters = new(Ec2Operations.DescribeVpcs, vpc => vpc.Tags, "isDefault")
    {
        { "cidr", vpc => vpc.CidrBlock },
        { "cidr-block-association.association-id", vpc => vpc.CidrBlockAssociationSet?.Select(block => block.AssociationId) },
        { "cidr-block-association.cidr-block", vpc => vpc.CidrBlockAssociationSet?.Select(block => block.CidrBlock) },
        { "cidr-block-association.state", vpc => vpc.CidrBlockAssociationSet?.Select(block => block.CidrBlockState?.State) },
        { "dhcp-options-id", vpc => vpc.DhcpOptionsId },
        { "ipv6-cidr-block-association.association-id", vpc => vpc.Ipv6CidrBlockAssociationSet?.Select(block => block.AssociationId) },
        { "ipv6-cidr-block-association.ipv6-cidr-block", vpc => vpc.Ipv6CidrBlockAssociationSet?.Select(block => block.Ipv6CidrBlock) },
        { "ipv6-cidr-block-association.ipv6-pool", vpc => vpc.Ipv6CidrBlockAssociationSet?.Select(block => block.Ipv6Pool) },
        { "ipv6-cidr-block-association.state", vpc => vpc.Ipv6CidrBlockAssociationSet?.Select(block => block.Ipv6CidrBlockState?.State) },
        { "is-default", vpc => vpc.IsDefault },
        { "isDefault", vpc => vpc.IsDefault },
        { "owner-id", vpc => vpc.OwnerId },
        { "state", vpc => vpc.State },
        { "vpc-id", vpc => vpc.VpcId },
    };

    public static CreateVpcResult Create(ServiceCall call, CreateVpcRequest request)
    {
        var cidr = AddressBlocks.Parse(request.CidrBlock ?? throw Ec2Errors.Missing("CidrBlock"), Ec2Errors.VpcRange);
        Ec2Quotas.Vpc(call.Region);
        var vpc = Add(call.Region, cidr, new Vpc
        {
            State = "pending",
            InstanceTenancy = request.InstanceTenancy ?? "default",
            IsDefault = false,
            Tags = TagSpecifications.For(request.TagSpecifications, "vpc"),
        });
        if (request.AmazonProvidedIpv6CidrBlock is true)
        {
            VpcIpv6Blocks.Associate(call.Region, vpc);
            vpc = Existing.Vpc(call.Region, vpc.VpcId!);
        }

        call.Cloud.Timeline.After(TimeSpan.FromSeconds(1), () => call.Region.Ec2.Vpcs.Change(vpc.VpcId!, row => row with { State = "available" }));
        return new() { Vpc = vpc };
    }

    /// <summary>Adds a VPC and what every VPC has.</summary>
    public static Vpc Add(AccountRegion region, Cidr cidr, Vpc kind)
    {
        var ids = region.Cloud.Ids;
        var vpc = kind with
        {
            VpcId = ids.Next("vpc-"),
            OwnerId = region.Account,
            CidrBlock = cidr.ToString(),
            CidrBlockAssociationSet =
            [
                new() { AssociationId = ids.Next("vpc-cidr-assoc-"), CidrBlock = cidr.ToString(), CidrBlockState = new() { State = "associated" } },
            ],
            Ipv6CidrBlockAssociationSet = [],
            DhcpOptionsId = DhcpOptionSets.DefaultOf(region).DhcpOptionsId,
        };
        region.Ec2.Vpcs.Put(vpc);
        region.Ec2.VpcAttributes.Put(new VpcAttributes(vpc.VpcId));
        RouteTables.AddMain(region, vpc);
        SecurityGroups.AddDefault(region, vpc);
        NetworkAcls.AddDefault(region, vpc);
        return vpc;
    }

    public static DescribeVpcsResult Describe(ServiceCall call, DescribeVpcsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.Vpcs)
            .WithIds(request.VpcIds, vpc => vpc.VpcId!, Ec2Errors.VpcNotFound)
            .Where(VpcFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { Vpcs = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteVpcResult Delete(ServiceCall call, DeleteVpcRequest request)
    {
        var (store, vpc) = (call.Region.Ec2, Existing.Vpc(call.Region, request.VpcId!));
        if (IsInUse(store, vpc.VpcId!))
        {
            throw Ec2Errors.HasDependencies("vpc", vpc.VpcId!);
        }

        foreach (var group in store.SecurityGroups.Where(group => group.VpcId == vpc.VpcId))
        {
            SecurityGroups.Remove(call.Region, group.GroupId!);
        }

        foreach (var table in store.RouteTables.Where(table => table.VpcId == vpc.VpcId))
        {
            store.RouteTables.Remove(table.RouteTableId);
        }

        foreach (var acl in store.NetworkAcls.Where(acl => acl.VpcId == vpc.VpcId))
        {
            store.NetworkAcls.Remove(acl.NetworkAclId);
        }

        store.VpcAttributes.Remove(vpc.VpcId);
        store.Vpcs.Remove(vpc.VpcId);
        return new();
    }

    public static ModifyVpcAttributeResult ModifyAttribute(ServiceCall call, ModifyVpcAttributeRequest request)
    {
        var vpc = Existing.Vpc(call.Region, request.VpcId!);
        AttributeBooleanValue?[] given = [request.EnableDnsSupport, request.EnableDnsHostnames, request.EnableNetworkAddressUsageMetrics];
        if (given.Count(value => value is not null) != 1)
        {
            throw Ec2Errors.InvalidCombination("Fields for exactly one attribute must be specified");
        }

        call.Region.Ec2.VpcAttributes.Change(vpc.VpcId!, attributes => attributes with
        {
            DnsSupport = request.EnableDnsSupport?.Value ?? attributes.DnsSupport,
            DnsHostnames = request.EnableDnsHostnames?.Value ?? attributes.DnsHostnames,
            NetworkAddressUsageMetrics = request.EnableNetworkAddressUsageMetrics?.Value ?? attributes.NetworkAddressUsageMetrics,
        });
        return new();
    }

    public static DescribeVpcAttributeResult DescribeAttribute(ServiceCall call, DescribeVpcAttributeRequest request)
    {
        var vpc = Existing.Vpc(call.Region, request.VpcId!);
        var attributes = call.Region.Ec2.VpcAttributes.Find(vpc.VpcId)!;
        var result = new DescribeVpcAttributeResult { VpcId = vpc.VpcId };
        return request.Attribute switch
        {
            "enableDnsSupport" => result with { EnableDnsSupport = new() { Value = attributes.DnsSupport } },
            "enableDnsHostnames" => result with { EnableDnsHostnames = new() { Value = attributes.DnsHostnames } },
            "enableNetworkAddressUsageMetrics" => result with { EnableNetworkAddressUsageMetrics = new() { Value = attributes.NetworkAddressUsageMetrics } },
            _ => throw Ec2Errors.InvalidValue(request.Attribute ?? "", "attribute"),
        };
    }

    private static bool IsInUse(Ec2Store store, string vpcId) =>
        store.Subnets.Any(subnet => subnet.VpcId == vpcId)
        || store.SecurityGroups.Any(group => group.VpcId == vpcId && !SecurityGroups.IsDefault(group))
        || store.RouteTables.Any(table => table.VpcId == vpcId && !RouteTables.IsMain(table))
        || store.NetworkAcls.Any(acl => acl.VpcId == vpcId && acl.IsDefault is not true)
        || store.InternetGateways.Any(gateway => gateway.Attachments!.Any(attachment => attachment.VpcId == vpcId))
        || store.EgressOnlyGateways.Any(gateway => gateway.Attachments!.Any(attachment => attachment.VpcId == vpcId))
        || store.LiveEndpointsIn(vpcId).Any()
        || store.NetworkInterfaces.Any(networkInterface => networkInterface.VpcId == vpcId);
}
