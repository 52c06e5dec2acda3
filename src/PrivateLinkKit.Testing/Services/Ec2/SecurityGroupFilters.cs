using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The filters of security groups; those of permissions match either direction.</summary>
internal static class SecurityGroupFilters
{
    public static Filters<SecurityGroup> Table { get; } = new(Ec2Operations.DescribeSecurityGroups, group => group.Tags)
    {
        { "description", group => group.Description },
        { "group-id", group => group.GroupId },
        { "group-name", group => group.GroupName },
        { "owner-id", group => group.OwnerId },
        { "vpc-id", group => group.VpcId },
        { "ip-permission.", Permissions, group => group.IpPermissions ?? [] },
        { "egress.ip-permission.", Permissions, group => group.IpPermissionsEgress ?? [] },
    };

    private static Filters<IpPermission> Permissions => new(Ec2Operations.DescribeSecurityGroups)
    {
        { "cidr", permission => permission.IpRanges?.Select(range => range.CidrIp) },
        { "from-port", permission => FilterText.Of(permission.FromPort) },
        { "group-id", permission => permission.UserIdGroupPairs?.Select(pair => pair.GroupId) },
        { "group-name", permission => permission.UserIdGroupPairs?.Select(pair => pair.GroupName) },
        { "ipv6-cidr", permission => permission.Ipv6Ranges?.Select(range => range.CidrIpv6) },
        { "prefix-list-id", permission => permission.PrefixListIds?.Select(list => list.Id) },
        { "protocol", permission => permission.IpProtocol },
        { "to-port", permission => FilterText.Of(permission.ToPort) },
        { "user-id", permission => permission.UserIdGroupPairs?.Select(pair => pair.UserId) },
    };
}
