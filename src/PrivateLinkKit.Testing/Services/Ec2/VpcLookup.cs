using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Reads of a VPC for other services.</summary>
internal static class VpcLookup
{
    public static Subnet? Subnet(AccountRegion region, string subnetId) => region.Ec2.Subnets.Find(subnetId);

    public static SecurityGroup? SecurityGroup(AccountRegion region, string groupId) => region.Ec2.SecurityGroups.Find(groupId);

    public static SecurityGroup DefaultSecurityGroup(AccountRegion region, string vpcId) => SecurityGroups.DefaultOf(region, vpcId);

    public static bool HasInternetGateway(AccountRegion region, string vpcId) => InternetGateways.IsAttached(region, vpcId);

    public static void SetSecurityGroups(AccountRegion region, string eniId, IReadOnlyList<string> groupIds) =>
        region.Ec2.NetworkInterfaces.Change(eniId, eni => eni with
        {
            Groups = [.. groupIds.Select(id => new GroupIdentifier { GroupId = id, GroupName = SecurityGroup(region, id)!.GroupName })],
        });
}
