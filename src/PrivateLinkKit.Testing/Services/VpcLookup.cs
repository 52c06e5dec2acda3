using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services;

/// <summary>What other services ask about a VPC.</summary>
internal static class VpcLookup
{
    public static Subnet? Subnet(Region region, string subnetId) => region.Ec2.Subnets.Find(subnetId);

    public static SecurityGroup? SecurityGroup(Region region, string groupId) => region.Ec2.SecurityGroups.Find(groupId);

    public static SecurityGroup DefaultSecurityGroup(Region region, string vpcId) => Ec2.SecurityGroups.DefaultOf(region, vpcId);

    public static bool HasInternetGateway(Region region, string vpcId) => Ec2.InternetGateways.IsAttached(region, vpcId);

    public static void SetSecurityGroups(Region region, string eniId, IReadOnlyList<string> groupIds) =>
        region.Ec2.NetworkInterfaces.Change(eniId, eni => eni with
        {
            Groups = [.. groupIds.Select(id => new GroupIdentifier { GroupId = id, GroupName = SecurityGroup(region, id)!.GroupName })],
        });
}
