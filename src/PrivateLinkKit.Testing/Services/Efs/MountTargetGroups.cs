using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>The security groups of mount targets.</summary>
internal static class MountTargetGroups
{
    private const int Most = 5;

    public static DescribeMountTargetSecurityGroupsResult Describe(ServiceCall call, DescribeMountTargetSecurityGroupsRequest request)
    {
        var target = Available(call, request.MountTargetId!);
        return new() { SecurityGroups = VpcLookup.SecurityGroupsOf(call.Region, target.NetworkInterfaceId!) };
    }

    public static ModifyMountTargetSecurityGroupsResult Modify(ServiceCall call, ModifyMountTargetSecurityGroupsRequest request)
    {
        var target = Available(call, request.MountTargetId!);
        VpcLookup.SetSecurityGroups(call.Region, target.NetworkInterfaceId!, Check(call.Region, target.VpcId!, request.SecurityGroups));
        return new();
    }

    /// <summary>Returns the groups of a mount target: those given, or the default group of the VPC.</summary>
    public static IReadOnlyList<string> Check(AccountRegion region, string vpcId, IReadOnlyList<string>? given)
    {
        if (given is null or [])
        {
            return [VpcLookup.DefaultSecurityGroup(region, vpcId).GroupId!];
        }

        if (given.FirstOrDefault(id => VpcLookup.SecurityGroup(region, id)?.VpcId != vpcId) is { } unknown)
        {
            throw EfsErrors.GroupNotFound(unknown);
        }

        return given.Count <= Most ? given : throw EfsErrors.TooManyGroups(Most);
    }

    private static MountTargetDescription Available(ServiceCall call, string id) => MountTargets.Find(call, id) switch
    {
        { IsAvailable: true } target => target.Description,
        var target => throw EfsErrors.MountTargetNotReady(target.Id, target.Description.LifeCycleState!),
    };
}
