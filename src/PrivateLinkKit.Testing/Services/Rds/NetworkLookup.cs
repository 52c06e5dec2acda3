using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Where DB instances are in the network.</summary>
internal static class NetworkLookup
{
    public static string? SubnetOf(AccountRegion region, string interfaceId) => region.Ec2.NetworkInterfaces.Find(interfaceId)?.SubnetId;

    /// <summary>Returns the security groups of an instance: those given, or the default group of its VPC.</summary>
    public static IReadOnlyList<string> Groups(AccountRegion region, string vpcId, IReadOnlyList<string>? given)
    {
        if (given is null or [])
        {
            return [VpcLookup.DefaultSecurityGroup(region, vpcId).GroupId!];
        }

        if (given.FirstOrDefault(id => VpcLookup.SecurityGroup(region, id) is null) is { } unknown)
        {
            throw RdsErrors.InvalidValue($"Invalid security group , groupId= {unknown}, groupName=.");
        }

        return given.All(id => VpcLookup.SecurityGroup(region, id)!.VpcId == vpcId)
            ? given
            : throw RdsErrors.InvalidNetwork("The DB instance and EC2 security group are in different VPCs.");
    }

    public static IReadOnlyList<VpcSecurityGroupMembership> View(IEnumerable<string> groups) =>
        [.. groups.Select(id => new VpcSecurityGroupMembership { VpcSecurityGroupId = id, Status = "active" })];
}
