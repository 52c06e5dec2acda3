using PrivateLinkKit.Testing.Services.ElbV2;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Instances of groups as targets. A target group may be deleted under a group.</summary>
internal static class TargetRegistrations
{
    /// <summary>Registers an instance in the target groups of its group.</summary>
    public static void Register(AccountRegion region, GroupState group, string instanceId)
    {
        if (group.Suspends(ProcessNames.AddToLoadBalancer))
        {
            return;
        }

        foreach (var attached in group.TargetGroups.Where(attached => attached.IsWanted && attached.State != AttachedGroup.Adding))
        {
            Register(region, attached.Arn, instanceId);
        }
    }

    public static void Register(AccountRegion region, string targetGroupArn, string instanceId)
    {
        if (region.ElbV2.TargetGroups.Find(targetGroupArn) is { } group)
        {
            Targets.Register(region, new RegisteredTarget(targetGroupArn, instanceId, group.Port!.Value, AvailabilityZone: null, region.Cloud.Now));
        }
    }

    /// <summary>Deregisters an instance from all target groups, and returns the time that its connections have to end.</summary>
    public static TimeSpan Deregister(AccountRegion region, GroupState group, string instanceId) => group.TargetGroups
        .Select(attached => Deregister(region, attached.Arn, instanceId))
        .DefaultIfEmpty()
        .Max();

    public static TimeSpan Deregister(AccountRegion region, string targetGroupArn, string instanceId)
    {
        if (region.ElbV2.TargetGroups.Find(targetGroupArn) is not { } group
            || region.ElbV2.Targets.Find(RegisteredTarget.KeyOf(targetGroupArn, instanceId, group.Port!.Value)) is null)
        {
            return TimeSpan.Zero;
        }

        Targets.Deregister(region, targetGroupArn, instanceId, group.Port.Value);
        return IsUsed(region, targetGroupArn) ? Targets.DeregistrationDelay(region, targetGroupArn) : TimeSpan.Zero;
    }

    /// <summary>Returns true if a load balancer forwards to the target group, and so checks its targets.</summary>
    public static bool IsUsed(AccountRegion region, string targetGroupArn) => region.ElbV2.LoadBalancersOf(targetGroupArn).Count > 0;
}
