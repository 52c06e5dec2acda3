using PrivateLinkKit.Testing.Services.Ec2;
using System.Net;
using PrivateLinkKit.Testing.Network.Rules;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Builds network interfaces with their security groups from the EC2 service's records.</summary>
internal static class InterfaceMapBuilder
{
    public static IEnumerable<Place> Interfaces(AccountRegion region, IReadOnlyDictionary<string, Subnet> subnets)
    {
        var rules = region.Ec2.SecurityGroupRules.ToLookup(rule => rule.GroupId!);
        var groups = region.Ec2.SecurityGroups.ToDictionary(group => group.GroupId!, group => Translate(group, rules[group.GroupId!]));
        return region.Ec2.NetworkInterfaces.Select(row => new Place(
            row.NetworkInterfaceId!,
            subnets[row.SubnetId!],
            IPAddress.Parse(row.PrivateIpAddress!),
            [.. (row.Groups ?? []).Select(group => groups[group.GroupId!])]));
    }

    /// <summary>Instances that run, with their first interface.</summary>
    public static IEnumerable<(string Id, string InterfaceId)> Instances(AccountRegion region) =>
        from instance in region.Ec2.Instances
        where instance.State?.Name is "running"
        from networkInterface in instance.NetworkInterfaces!.Take(1)
        select (instance.InstanceId!, networkInterface.NetworkInterfaceId!);

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
