using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Security groups; what they allow is in <see cref="SecurityGroupRules"/>.</summary>
internal static class SecurityGroups
{
    private const string DefaultName = "default";

    public static CreateSecurityGroupResult Create(ServiceCall call, CreateSecurityGroupRequest request)
    {
        var vpc = request.VpcId is { } id ? Existing.Vpc(call.Region, id) : DefaultVpc.Get(call.Region);
        var (name, description) = (request.GroupName!, request.Description!);
        CheckName(name, description);
        if (call.Region.Ec2.SecurityGroups.Any(other => other.VpcId == vpc.VpcId && string.Equals(other.GroupName, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw Ec2Errors.GroupDuplicate(name, vpc.VpcId!);
        }

        Ec2Quotas.SecurityGroup(call.Region);
        var group = Add(call.Region, vpc, name, description, TagSpecifications.For(request.TagSpecifications, "security-group"));
        return new() { GroupId = group.GroupId, SecurityGroupArn = group.SecurityGroupArn, Tags = group.Tags };
    }

    public static DescribeSecurityGroupsResult Describe(ServiceCall call, DescribeSecurityGroupsRequest request)
    {
        var named = (request.GroupNames ?? []).Select(name => Existing.SecurityGroupOfName(call.Region, name).GroupId!);
        var page = Listing.Of(call.Region.Ec2.SecurityGroups.Select(group => WithPermissions(call.Region, group)))
            .WithIds([.. request.GroupIds ?? [], .. named], group => group.GroupId!, Ec2Errors.GroupNotFound)
            .Where(SecurityGroupFilters.Table, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { SecurityGroups = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteSecurityGroupResult Delete(ServiceCall call, DeleteSecurityGroupRequest request)
    {
        var (store, group) = (call.Region.Ec2, Existing.SecurityGroup(call.Region, request.GroupId, request.GroupName));
        if (IsDefault(group))
        {
            throw Ec2Errors.DefaultGroup(group.GroupId!, group.GroupName!);
        }

        if (store.NetworkInterfaces.Any(networkInterface => networkInterface.Groups!.Any(used => used.GroupId == group.GroupId))
            || store.SecurityGroupRules.Any(rule => rule.GroupId != group.GroupId && rule.ReferencedGroupInfo?.GroupId == group.GroupId))
        {
            throw Ec2Errors.HasDependentObject(group.GroupId!);
        }

        Remove(call.Region, group.GroupId!);
        return new() { Return = true, GroupId = group.GroupId };
    }

    public static bool IsDefault(SecurityGroup group) => group.GroupName == DefaultName;

    public static SecurityGroup DefaultOf(AccountRegion region, string vpcId) =>
        region.Ec2.SecurityGroups.First(group => group.VpcId == vpcId && IsDefault(group));

    public static void AddDefault(AccountRegion region, Vpc vpc)
    {
        var group = Add(region, vpc, DefaultName, "default VPC security group", []);
        SecurityGroupRules.Add(region, group, SecurityGroupRules.All with
        {
            IsEgress = false,
            ReferencedGroupInfo = new() { GroupId = group.GroupId, UserId = region.Account, VpcId = vpc.VpcId },
        });
    }

    public static void Remove(AccountRegion region, string groupId)
    {
        foreach (var rule in region.Ec2.RulesOf(groupId))
        {
            region.Ec2.SecurityGroupRules.Remove(rule.SecurityGroupRuleId);
        }

        region.Ec2.SecurityGroups.Remove(groupId);
    }

    /// <summary>The groups by id and name; all must be of the VPC.</summary>
    public static IReadOnlyList<GroupIdentifier> Identify(AccountRegion region, IEnumerable<string> groupIds, string vpcId)
    {
        IReadOnlyList<GroupIdentifier> groups = [.. groupIds.Distinct().Select(id =>
        {
            var group = Existing.SecurityGroup(region, id);
            return group.VpcId == vpcId
                ? new GroupIdentifier { GroupId = id, GroupName = group.GroupName }
                : throw Ec2Errors.InvalidParameter($"You have specified two resources that belong to different networks: {id} and {vpcId}");
        })];
        Ec2Quotas.InterfaceGroups(region, groups.Count);
        return groups;
    }

    private static SecurityGroup Add(AccountRegion region, Vpc vpc, string name, string description, IReadOnlyList<Tag> tags)
    {
        var id = region.Cloud.Ids.Next("sg-");
        var group = new SecurityGroup
        {
            GroupId = id,
            SecurityGroupArn = region.Arn("ec2", $"security-group/{id}"),
            GroupName = name,
            Description = description,
            VpcId = vpc.VpcId,
            OwnerId = region.Account,
            Tags = tags,
        };
        region.Ec2.SecurityGroups.Put(group);
        SecurityGroupRules.Add(region, group, SecurityGroupRules.All with { IsEgress = true, CidrIpv4 = "0.0.0.0/0" });
        return group;
    }

    private static SecurityGroup WithPermissions(AccountRegion region, SecurityGroup group)
    {
        var rules = region.Ec2.RulesOf(group.GroupId!).ToList();
        return group with
        {
            IpPermissions = Permissions.Of(rules.Where(rule => rule.IsEgress is false)),
            IpPermissionsEgress = Permissions.Of(rules.Where(rule => rule.IsEgress is true)),
        };
    }

    private static void CheckName(string name, string description)
    {
        if (name.Length is 0 or > 255 || description.Length is 0 or > 255)
        {
            throw Ec2Errors.InvalidValue(name, "GroupName", "Name and description have 1 to 255 characters.");
        }

        if (name.StartsWith("sg-", StringComparison.OrdinalIgnoreCase))
        {
            throw Ec2Errors.InvalidValue(name, "GroupName", "Group names may not be in the format sg-*.");
        }

        if (string.Equals(name, DefaultName, StringComparison.OrdinalIgnoreCase))
        {
            throw Ec2Errors.InvalidValue("Cannot use reserved security group name: default");
        }
    }
}
