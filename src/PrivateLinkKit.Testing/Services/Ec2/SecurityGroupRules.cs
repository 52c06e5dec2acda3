using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The rules of security groups, one source each. A call adds all of its rules or none.</summary>
internal static class SecurityGroupRules
{
    public const string AnyProtocol = "-1";

    private const string GroupIdFilter = "group-id";
    private const int MaxRules = 60;

    internal static readonly Filters<SecurityGroupRule> RuleFilters = new(Ec2Operations.DescribeSecurityGroupRules, rule => rule.Tags)
    {
        { GroupIdFilter, rule => rule.GroupId },
        { "security-group-rule-id", rule => rule.SecurityGroupRuleId },
    };

    /// <summary>Rule for every protocol and port.</summary>
    public static SecurityGroupRule All { get; } = new() { IpProtocol = AnyProtocol, FromPort = -1, ToPort = -1 };

    public static AuthorizeSecurityGroupIngressResult AuthorizeIngress(ServiceCall call, AuthorizeSecurityGroupIngressRequest request) =>
        new()
        {
            Return = true,
            SecurityGroupRules = Authorize(
                call, GroupOf(call, request.GroupId, request.GroupName), isEgress: false, PermissionShorthand.Of(request), request.TagSpecifications),
        };

    public static AuthorizeSecurityGroupEgressResult AuthorizeEgress(ServiceCall call, AuthorizeSecurityGroupEgressRequest request) =>
        new()
        {
            Return = true,
            SecurityGroupRules = Authorize(call, GroupOf(call, request.GroupId), isEgress: true, request.IpPermissions, request.TagSpecifications),
        };

    public static RevokeSecurityGroupIngressResult RevokeIngress(ServiceCall call, RevokeSecurityGroupIngressRequest request) => new()
    {
        Return = true,
        UnknownIpPermissions = [],
        RevokedSecurityGroupRules = Revoke(
            call, GroupOf(call, request.GroupId, request.GroupName), isEgress: false, request.SecurityGroupRuleIds, PermissionShorthand.Of(request)),
    };

    public static RevokeSecurityGroupEgressResult RevokeEgress(ServiceCall call, RevokeSecurityGroupEgressRequest request) => new()
    {
        Return = true,
        UnknownIpPermissions = [],
        RevokedSecurityGroupRules = Revoke(call, GroupOf(call, request.GroupId), isEgress: true, request.SecurityGroupRuleIds, request.IpPermissions),
    };

    public static DescribeSecurityGroupRulesResult Describe(ServiceCall call, DescribeSecurityGroupRulesRequest request)
    {
        var groupIds = (request.Filters ?? []).Where(filter => filter.Name == GroupIdFilter).SelectMany(filter => filter.Values ?? []);
        if (groupIds.FirstOrDefault(id => !id.Contains('*') && !id.Contains('?') && !Ec2Errors.IsId(id, "sg-")) is { } malformed)
        {
            throw Ec2Errors.GroupIdMalformed(malformed);
        }

        var page = Listing.Of(call.Region.Ec2.SecurityGroupRules)
            .WithIds(request.SecurityGroupRuleIds, rule => rule.SecurityGroupRuleId!, Ec2Errors.RuleNotFound)
            .Where(RuleFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { SecurityGroupRules = page.Rows, NextToken = page.NextToken };
    }

    public static ModifySecurityGroupRulesResult Modify(ServiceCall call, ModifySecurityGroupRulesRequest request)
    {
        var group = Existing.SecurityGroup(call.Region, request.GroupId!);
        var changed = request.SecurityGroupRules!.Select(update => Change(call.Region, group, update)).ToList();
        changed.ForEach(call.Region.Ec2.SecurityGroupRules.Put);
        return new() { Return = true };
    }

    public static UpdateSecurityGroupRuleDescriptionsIngressResult DescribeIngress(ServiceCall call, UpdateSecurityGroupRuleDescriptionsIngressRequest request)
    {
        SetDescriptions(call, GroupOf(call, request.GroupId, request.GroupName), isEgress: false, request.IpPermissions, request.SecurityGroupRuleDescriptions);
        return new() { Return = true };
    }

    public static UpdateSecurityGroupRuleDescriptionsEgressResult DescribeEgress(ServiceCall call, UpdateSecurityGroupRuleDescriptionsEgressRequest request)
    {
        SetDescriptions(call, GroupOf(call, request.GroupId, request.GroupName), isEgress: true, request.IpPermissions, request.SecurityGroupRuleDescriptions);
        return new() { Return = true };
    }

    public static SecurityGroupRule Add(AccountRegion region, SecurityGroup group, SecurityGroupRule rule)
    {
        var id = region.Cloud.Ids.Next("sgr-");
        var added = rule with
        {
            SecurityGroupRuleId = id,
            SecurityGroupRuleArn = region.Arn("ec2", $"security-group-rule/{id}"),
            GroupId = group.GroupId,
            GroupOwnerId = group.OwnerId,
            Tags = rule.Tags ?? [],
        };
        region.Ec2.SecurityGroupRules.Put(added);
        return added;
    }

    /// <summary>A rule for a protocol and its ports, with the protocol by its usual name.</summary>
    public static SecurityGroupRule Ports(string? protocol, int? from, int? to)
    {
        var name = protocol?.ToLowerInvariant() switch
        {
            "6" => "tcp",
            "17" => "udp",
            "1" => "icmp",
            "tcp" or "udp" or "icmp" or AnyProtocol => protocol.ToLowerInvariant(),
            null => throw Ec2Errors.Missing("ipProtocol"),
            _ => throw Ec2Errors.NotEmulated($"the protocol {protocol} in security group rules"),
        };
        if (name == AnyProtocol)
        {
            return All;
        }

        return (from, to) switch
        {
            _ when name == "icmp" => new() { IpProtocol = name, FromPort = from ?? -1, ToPort = to ?? -1 },
            (null, _) or (_, null) => throw Ec2Errors.InvalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange."),
            ( < 0 or > 65535, _) or (_, < 0 or > 65535) => throw Ec2Errors.InvalidValue($"Invalid value '{from}-{to}' for portRange. Ports are 0 to 65535."),
            _ when from > to => throw Ec2Errors.InvalidValue($"Invalid value '{from}-{to}' for portRange. The first port must not be larger than the last."),
            _ => new() { IpProtocol = name, FromPort = from, ToPort = to },
        };
    }

    public static string Block(string? cidr) => Cidr.TryParse(cidr)?.ToString() ?? throw Ec2Errors.InvalidValue($"CIDR block {cidr} is malformed");

    public static string BlockIpv6(string? cidr) => IPNetwork.TryParse(cidr, out var block) && block.BaseAddress.AddressFamily is AddressFamily.InterNetworkV6
        ? block.ToString()
        : throw Ec2Errors.InvalidValue($"CIDR block {cidr} is malformed");

    public static ReferencedSecurityGroup Reference(AccountRegion region, SecurityGroup group, UserIdGroupPair pair)
    {
        var referenced = Existing.SecurityGroup(region, pair.GroupId, pair.GroupName);
        var groupId = referenced.GroupId;
        return (pair.UserId is null || pair.UserId == region.Account) && referenced.VpcId == group.VpcId
            ? new() { GroupId = groupId, UserId = region.Account, VpcId = referenced.VpcId }
            : throw Ec2Errors.InvalidParameter($"You have specified two resources that belong to different networks: {group.GroupId} and {groupId}");
    }

    private static IReadOnlyList<SecurityGroupRule> Authorize(
        ServiceCall call, SecurityGroup group, bool isEgress, IReadOnlyList<IpPermission>? permissions, IReadOnlyList<TagSpecification>? specifications)
    {
        var tags = TagSpecifications.For(specifications, "security-group-rule");
        var known = RulesOf(call.Region, group, isEgress).ToList();
        var added = Permissions.ToRules(call.Region, group, isEgress, permissions);
        foreach (var rule in added)
        {
            if (known.Exists(other => IsSame(other, rule)))
            {
                throw Ec2Errors.PermissionDuplicate(Text(rule));
            }
        }

        CheckCount(call.Region, group.GroupId!, isEgress, added.Sum(rule => PrefixListUses.Weight(call.Region, rule.PrefixListId)));
        return [.. added.Select(rule => Add(call.Region, group, rule with { Tags = tags }))];
    }

    private static IReadOnlyList<RevokedSecurityGroupRule> Revoke(
        ServiceCall call, SecurityGroup group, bool isEgress, IReadOnlyList<string>? ruleIds, IReadOnlyList<IpPermission>? permissions)
    {
        var known = RulesOf(call.Region, group, isEgress).ToList();
        List<SecurityGroupRule> revoked = ruleIds is { Count: > 0 }
            ? [.. ruleIds.Select(id => known.Find(rule => rule.SecurityGroupRuleId == id) ?? throw Ec2Errors.RuleNotFound(id))]
            : [.. Permissions.ToRules(call.Region, group, isEgress, permissions)
                .Select(asked => known.Find(rule => IsSame(rule, asked)) ?? throw Ec2Errors.PermissionNotFound())];
        foreach (var rule in revoked)
        {
            call.Region.Ec2.SecurityGroupRules.Remove(rule.SecurityGroupRuleId);
        }

        return
        [
            .. revoked.Select(rule => new RevokedSecurityGroupRule
            {
                SecurityGroupRuleId = rule.SecurityGroupRuleId,
                GroupId = rule.GroupId,
                IsEgress = rule.IsEgress,
                IpProtocol = rule.IpProtocol,
                FromPort = rule.FromPort,
                ToPort = rule.ToPort,
                CidrIpv4 = rule.CidrIpv4,
                CidrIpv6 = rule.CidrIpv6,
                PrefixListId = rule.PrefixListId,
                ReferencedGroupId = rule.ReferencedGroupInfo?.GroupId,
                Description = rule.Description,
            }),
        ];
    }

    private static SecurityGroupRule Change(AccountRegion region, SecurityGroup group, SecurityGroupRuleUpdate update)
    {
        var rule = region.Ec2.SecurityGroupRules.Find(update.SecurityGroupRuleId) is { } found && found.GroupId == group.GroupId
            ? found
            : throw Ec2Errors.RuleNotFound(update.SecurityGroupRuleId!);
        var asked = update.SecurityGroupRule ?? throw Ec2Errors.Missing("SecurityGroupRule");
        if (asked.IpProtocol is null)
        {
            throw Ec2Errors.InvalidValue("Invalid value 'null' for protocol. A security group rule needs one.");
        }

        string?[] sources = [asked.CidrIpv4, asked.CidrIpv6, asked.PrefixListId, asked.ReferencedGroupId];
        switch (sources.Count(source => source is not null))
        {
            case 0: throw Ec2Errors.Missing("CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupId");
            case > 1: throw Ec2Errors.InvalidCombination("Only one of CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupId can be specified");
        }

        var ports = Ports(asked.IpProtocol, asked.FromPort, asked.ToPort);
        return rule with
        {
            IpProtocol = ports.IpProtocol,
            FromPort = ports.FromPort,
            ToPort = ports.ToPort,
            CidrIpv4 = asked.CidrIpv4 is null ? null : Block(asked.CidrIpv4),
            CidrIpv6 = asked.CidrIpv6 is null ? null : BlockIpv6(asked.CidrIpv6),
            PrefixListId = asked.PrefixListId is null ? null : PrefixLists.Get(region, asked.PrefixListId).PrefixListId,
            ReferencedGroupInfo = asked.ReferencedGroupId is null ? null : Reference(region, group, new() { GroupId = asked.ReferencedGroupId }),
            Description = asked.Description,
        };
    }

    private static void SetDescriptions(
        ServiceCall call,
        SecurityGroup group,
        bool isEgress,
        IReadOnlyList<IpPermission>? permissions,
        IReadOnlyList<SecurityGroupRuleDescription>? descriptions)
    {
        var known = RulesOf(call.Region, group, isEgress).ToList();
        var changed = descriptions is { Count: > 0 }
            ? descriptions.Select(asked => (known.Find(rule => rule.SecurityGroupRuleId == asked.SecurityGroupRuleId)
                ?? throw Ec2Errors.RuleNotFound(asked.SecurityGroupRuleId ?? "")) with { Description = asked.Description })
            : Permissions.ToRules(call.Region, group, isEgress, permissions).Select(asked => (known.Find(rule => IsSame(rule, asked))
                ?? throw Ec2Errors.PermissionNotFound()) with { Description = asked.Description });
        changed.ToList().ForEach(call.Region.Ec2.SecurityGroupRules.Put);
    }

    private static SecurityGroup GroupOf(ServiceCall call, string? id, string? name = null) => Existing.SecurityGroup(call.Region, id, name);

    private static IEnumerable<SecurityGroupRule> RulesOf(AccountRegion region, SecurityGroup group, bool isEgress) =>
        region.Ec2.RulesOf(group.GroupId!).Where(rule => rule.IsEgress == isEgress);

    private static bool IsSame(SecurityGroupRule one, SecurityGroupRule other) => Key(one).Equals(Key(other));

    /// <summary>Refuses more rules than a group has in one direction.</summary>
    public static void CheckCount(AccountRegion region, string groupId, bool isEgress, int added)
    {
        var known = region.Ec2.RulesOf(groupId).Where(rule => rule.IsEgress == isEgress).Sum(rule => PrefixListUses.Weight(region, rule.PrefixListId));
        if (known + added > MaxRules)
        {
            throw Ec2Errors.TooManyRules();
        }
    }

    /// <summary>Identity of a rule: equal rules are duplicates.</summary>
    public static object Key(SecurityGroupRule rule) =>
        (rule.IsEgress, rule.IpProtocol, rule.FromPort, rule.ToPort, rule.CidrIpv4, rule.CidrIpv6, rule.PrefixListId, rule.ReferencedGroupInfo?.GroupId);

    private static string Text(SecurityGroupRule rule)
    {
        var peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId;
        return rule.IpProtocol == AnyProtocol
            ? $"peer: {peer}, ALL, ALLOW"
            : $"peer: {peer}, {rule.IpProtocol!.ToUpperInvariant()}, from port: {rule.FromPort}, to port: {rule.ToPort}, ALLOW";
    }
}
