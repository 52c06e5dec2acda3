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
        var groups = region.Ec2.SecurityGroups.ToDictionary(group => group.GroupId!, group => Translate(group, rules[group.GroupId!]));
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

    private static GroupRules Translate(SecurityGroup group, IEnumerable<SecurityGroupRule> rules)
    {
        var byDirection = rules.ToLookup(rule => rule.IsEgress is true, Translate);
        return new GroupRules(group.GroupId!, group.GroupName!, [.. byDirection[false]], [.. byDirection[true]]);
    }

    private static GroupRule Translate(SecurityGroupRule rule) => new(
        rule.IpProtocol!,
        rule.FromPort,
        rule.ToPort,
        rule.CidrIpv4 is { } range ? IPNetwork.Parse(range) : null,
        rule.ReferencedGroupInfo?.GroupId);
}
