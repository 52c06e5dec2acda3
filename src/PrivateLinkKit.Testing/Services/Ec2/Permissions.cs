using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Converts between permissions with several sources, the older form, and security-group rules with one source each.</summary>
internal static class Permissions
{
    /// <summary>The rules grouped by protocol and ports.</summary>
    public static IReadOnlyList<IpPermission> Of(IEnumerable<SecurityGroupRule> rules) =>
    [
        .. rules.GroupBy(rule => (rule.IpProtocol, rule.FromPort, rule.ToPort)).Select(same => new IpPermission
        {
            IpProtocol = same.Key.IpProtocol,
            FromPort = same.Key.IpProtocol == SecurityGroupRules.AnyProtocol ? null : same.Key.FromPort,
            ToPort = same.Key.IpProtocol == SecurityGroupRules.AnyProtocol ? null : same.Key.ToPort,
            IpRanges =
            [
                .. same.Where(rule => rule.CidrIpv4 is not null).Select(rule => new IpRange { CidrIp = rule.CidrIpv4, Description = rule.Description }),
            ],
            Ipv6Ranges =
            [
                .. same.Where(rule => rule.CidrIpv6 is not null).Select(rule => new Ipv6Range { CidrIpv6 = rule.CidrIpv6, Description = rule.Description }),
            ],
            PrefixListIds =
            [
                .. same.Where(rule => rule.PrefixListId is not null)
                    .Select(rule => new PrefixListId { Id = rule.PrefixListId, Description = rule.Description }),
            ],
            UserIdGroupPairs =
            [
                .. same.Where(rule => rule.ReferencedGroupInfo is not null).Select(rule => new UserIdGroupPair
                {
                    GroupId = rule.ReferencedGroupInfo!.GroupId,
                    UserId = rule.ReferencedGroupInfo.UserId,
                    Description = rule.Description,
                }),
            ],
        }),
    ];

    /// <summary>Returns one validated rule per source of each permission, without id and group.</summary>
    public static IReadOnlyList<SecurityGroupRule> ToRules(AccountRegion region, SecurityGroup group, bool isEgress, IReadOnlyList<IpPermission>? permissions)
    {
        if (permissions is null or [])
        {
            throw Ec2Errors.Missing("ipPermissions");
        }

        IReadOnlyList<SecurityGroupRule> rules = [.. permissions.SelectMany(permission => ToRules(region, group, isEgress, permission))];
        return rules.DistinctBy(SecurityGroupRules.Key).Count() == rules.Count ? rules : throw Ec2Errors.PermissionTwice();
    }

    private static IEnumerable<SecurityGroupRule> ToRules(AccountRegion region, SecurityGroup group, bool isEgress, IpPermission permission)
    {
        var rule = SecurityGroupRules.Ports(permission.IpProtocol, permission.FromPort, permission.ToPort) with { IsEgress = isEgress };
        var found = false;
        foreach (var range in permission.IpRanges ?? [])
        {
            found = true;
            yield return rule with { CidrIpv4 = SecurityGroupRules.Block(range.CidrIp), Description = range.Description };
        }

        foreach (var range in permission.Ipv6Ranges ?? [])
        {
            found = true;
            yield return rule with { CidrIpv6 = SecurityGroupRules.BlockIpv6(range.CidrIpv6), Description = range.Description };
        }

        foreach (var list in permission.PrefixListIds ?? [])
        {
            found = true;
            yield return rule with { PrefixListId = PrefixLists.Get(region, list.Id!).PrefixListId, Description = list.Description };
        }

        foreach (var pair in permission.UserIdGroupPairs ?? [])
        {
            found = true;
            var referenced = SecurityGroupRules.Reference(region, group, pair);
            yield return rule with { ReferencedGroupInfo = referenced, Description = pair.Description };
        }

        if (!found)
        {
            throw Ec2Errors.PermissionMalformed("The permission names no source: an IP range, a prefix list or a security group");
        }
    }
}
