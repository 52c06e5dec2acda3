using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Network interfaces with their security groups, and the instances that have them, for the map of the network.</summary>
internal static class InterfaceMap
{
    public static void Add(NetworkMapBuilder map, AccountRegion region)
    {
        var rules = region.Ec2.SecurityGroupRules.ToLookup(rule => rule.GroupId!);
        var groups = region.Ec2.SecurityGroups.ToDictionary(group => group.GroupId!, group => Translate(region, group, rules[group.GroupId!]));
        var down = region.Ec2.Instances.Where(instance => instance.State != InstanceStates.Running).Select(instance => instance.InstanceId!).ToHashSet();
        foreach (var row in region.Ec2.NetworkInterfaces)
        {
            map.Add(new Place(
                row.NetworkInterfaceId!,
                map.Subnets[row.SubnetId!],
                IPAddress.Parse(row.PrivateIpAddress!),
                [.. (row.Groups ?? []).Select(group => groups[group.GroupId!])])
            {
                IsDown = row.Attachment?.InstanceId is { } instance && down.Contains(instance),
                PublicAddress = row.Association?.PublicIp is { } address ? IPAddress.Parse(address) : null,
            });
        }

        foreach (var instance in region.Ec2.Instances.Where(instance => instance.State == InstanceStates.Running))
        {
            if (instance.NetworkInterfaces is [var first, ..])
            {
                map.AddOccupant(instance.InstanceId!, first.NetworkInterfaceId!);
            }
        }
    }

    private static GroupRules Translate(AccountRegion region, SecurityGroup group, IEnumerable<SecurityGroupRule> rules)
    {
        var byDirection = rules.ToLookup(rule => rule.IsEgress is true);
        return new GroupRules(
            group.GroupId!,
            group.GroupName!,
            [.. byDirection[false].SelectMany(rule => Translate(region, rule))],
            [.. byDirection[true].SelectMany(rule => Translate(region, rule))]);
    }

    private static IEnumerable<GroupRule> Translate(AccountRegion region, SecurityGroupRule rule)
    {
        var common = new GroupRule(
            rule.IpProtocol!,
            rule.FromPort,
            rule.ToPort,
            rule.CidrIpv4 is { } range ? IPNetwork.Parse(range) : null,
            rule.ReferencedGroupInfo?.GroupId);
        return rule.PrefixListId is { } list ? PrefixLists.BlocksOf(region, list).Select(block => common with { Range = block }) : [common];
    }
}
