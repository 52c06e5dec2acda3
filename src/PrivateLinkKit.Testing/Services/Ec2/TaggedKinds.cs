using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>A kind of resource that has tags: how to find its rows by id, read their tags and write them.</summary>
internal sealed record TaggedKind(
    string ResourceType,
    string IdPrefix,
    Func<string, IReadOnlyList<Tag>> Read,
    Action<string, IReadOnlyList<Tag>> Write,
    Func<IEnumerable<(string Id, IReadOnlyList<Tag> Tags)>> All);

internal static class TaggedKinds
{
    /// <summary>All kinds; a kind whose id prefix starts with another's comes first.</summary>
    public static IReadOnlyList<TaggedKind> Of(Ec2Store store) =>
    [
        Kind("vpc", "vpc-", store.Vpcs, row => row.VpcId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.VpcNotFound),
        Kind("subnet", "subnet-", store.Subnets, row => row.SubnetId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.SubnetNotFound),
        Kind("internet-gateway", "igw-", store.InternetGateways, row => row.InternetGatewayId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.InternetGatewayNotFound),
        Kind("elastic-ip", "eipalloc-", store.Addresses, row => row.AllocationId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.AllocationNotFound),
        Kind("natgateway", "nat-", store.NatGateways, row => row.NatGatewayId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.NatGatewayNotFound),
        Kind("route-table", "rtb-", store.RouteTables, row => row.RouteTableId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.RouteTableNotFound),
        Kind("egress-only-internet-gateway", "eigw-", store.EgressOnlyGateways, row => row.EgressOnlyInternetGatewayId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.EgressOnlyGatewayNotFound),
        Kind("vpc-flow-log", "fl-", store.FlowLogs, row => row.FlowLogId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.FlowLogNotFound),
        Kind("prefix-list", "pl-", store.PrefixLists, row => row.Id, row => row.List.Tags,
            (row, tags) => row with { List = row.List with { Tags = tags } }, Ec2Errors.PrefixListNotFound),
        Kind("network-acl", "acl-", store.NetworkAcls, row => row.NetworkAclId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.NetworkAclNotFound),
        Kind("dhcp-options", "dopt-", store.DhcpOptions, row => row.DhcpOptionsId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.DhcpOptionsNotFound),
        Kind("security-group", "sg-", store.SecurityGroups, row => row.GroupId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.GroupNotFound),
        Kind("security-group-rule", "sgr-", store.SecurityGroupRules, row => row.SecurityGroupRuleId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.RuleNotFound),
        Kind("network-interface", "eni-", store.NetworkInterfaces, row => row.NetworkInterfaceId!, row => row.TagSet,
            (row, tags) => row with { TagSet = tags }, Ec2Errors.NetworkInterfaceNotFound),
        Kind("instance", "i-", store.Instances, row => row.InstanceId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.InstanceNotFound),
        Kind("volume", "vol-", store.Volumes, row => row.VolumeId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.VolumeNotFound),
        Kind("launch-template", "lt-", store.LaunchTemplates, row => row.LaunchTemplateId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.TemplateNotFound),
        Kind("key-pair", "key-", store.KeyPairs, row => row.KeyPairId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.KeyPairNotFound),
        Kind("vpc-endpoint-service-permission", "vpce-svc-perm-", store.AllowedPrincipals, row => row.ServicePermissionId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.ResourceNotFound),
        Kind("vpc-endpoint-service", "vpce-svc-", store.VpcEndpointServices, row => row.ServiceId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.ServiceNotFound),
        Kind("vpc-endpoint", "vpce-", store.VpcEndpoints, row => row.VpcEndpointId!, row => row.Tags,
            (row, tags) => row with { Tags = tags }, Ec2Errors.EndpointNotFound),
    ];

    private static TaggedKind Kind<T>(
        string resourceType,
        string idPrefix,
        Table<T> table,
        Func<T, string> id,
        Func<T, IReadOnlyList<Tag>?> tags,
        Func<T, IReadOnlyList<Tag>, T> with,
        Func<string, AwsErrorException> notFound)
        where T : class => new(
            resourceType,
            idPrefix,
            Read: asked => tags(table.Find(asked) ?? throw notFound(asked)) ?? [],
            Write: (asked, changed) => table.Put(with(table.Find(asked)!, changed)),
            All: () => table.Select(row => (id(row), tags(row) ?? [])));
}
