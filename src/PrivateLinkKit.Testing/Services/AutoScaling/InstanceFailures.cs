using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Finds instances that EC2 no longer runs or whose status checks fail.</summary>
internal static class InstanceFailures
{
    /// <summary>Time until a stopped or terminated instance is noticed.</summary>
    public static readonly TimeSpan Noticing = TimeSpan.FromSeconds(30);

    /// <summary>Time that failing status checks are given to recover. It follows the clock at any pace: otherwise replacements would never end.</summary>
    public static readonly TimeSpan Recovering = TimeSpan.FromMinutes(2);

    public static void Judge(AccountRegion region, GroupState group)
    {
        if (group.Suspends(ProcessNames.HealthCheck))
        {
            return;
        }

        foreach (var instance in GroupLookup.Active(region, group.Name).Where(instance => instance.Failure is null))
        {
            if (ManagedInstances.StateOf(region, instance.Id) is not ("pending" or "running"))
            {
                Mark(region, instance, Causes.NotRunning);
            }
            else if (ManagedInstances.IsImpaired(region, instance.Id) && instance.InServiceAt + Patience(group) <= region.Cloud.Now)
            {
                Mark(region, instance, Causes.StatusChecks);
            }
        }
    }

    public static void Mark(AccountRegion region, GroupInstance instance, string failure) => region.AutoScaling.Instances.Put(
        instance with { Failure = failure, View = instance.View with { HealthStatus = HealthNames.Unhealthy } });

    /// <summary>Time in service after which failing status checks count.</summary>
    public static TimeSpan Patience(GroupState group)
    {
        var grace = TimeSpan.FromSeconds(group.Group.HealthCheckGracePeriod!.Value);
        return grace > Recovering ? grace : Recovering;
    }
}
