using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Services.ElbV2;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>
/// Health of instances in their target groups. Like all health of targets, it is evaluated on demand, here when groups, instances, activities, refreshes and
/// traffic sources are described.
/// </summary>
internal sealed class TargetHealthLook(ITargetHealth health, GroupScheduler scheduler)
{
    public async Task LookAsync(ServiceCall call)
    {
        while (await ProveAsync(call))
        {
        }
    }

    /// <summary>Checks the targets that matter; returns true if an instance turned out to be healthy for the first time.</summary>
    private async Task<bool> ProveAsync(ServiceCall call)
    {
        var watched = Watched(call.Region);
        if (watched.Count == 0)
        {
            return false;
        }

        var results = new Dictionary<(string Group, string Instance), CheckedHealth>();
        var checks = await Task.WhenAll(watched.Select(entry => entry.Arn).Distinct().Select(async arn =>
            (Arn: arn, Targets: await health.CheckAsync(arn, call.Aborted))));
        foreach (var (arn, targets) in checks)
        {
            foreach (var target in targets)
            {
                results[(arn, target.Id)] = target.Health;
            }
        }

        lock (call.Cloud.Gate)
        {
            var proven = false;
            foreach (var (name, arn) in watched)
            {
                proven |= Apply(call.Region, name, arn, results);
            }

            call.Cloud.Timeline.RunDue();
            return proven;
        }
    }

    private static List<(string Name, string Arn)> Watched(AccountRegion region)
    {
        lock (region.Cloud.Gate)
        {
            return
            [
                .. from @group in region.AutoScaling.Groups
                   where !@group.IsDeleting
                   from attached in @group.TargetGroups
                   where attached.IsWanted && (@group.ChecksTargets || attached.State == AttachedGroup.Added)
                   where TargetRegistrations.IsUsed(region, attached.Arn)
                   where region.AutoScaling.InstancesOf(@group.Name).Any(instance => instance.IsInService)
                   select (@group.Name, attached.Arn),
            ];
        }
    }

    private bool Apply(AccountRegion region, string name, string arn, Dictionary<(string Group, string Instance), CheckedHealth> results)
    {
        if (region.AutoScaling.Groups.Find(name) is not { } group)
        {
            return false;
        }

        var proven = false;
        foreach (var instance in region.AutoScaling.InstancesOf(name).Where(instance => instance is { IsInService: true, Failure: null }))
        {
            switch (results.GetValueOrDefault((arn, instance.Id)))
            {
                case CheckedHealth.Healthy:
                    proven |= Prove(region, instance);
                    InService(region, name, arn);
                    break;
                case CheckedHealth.Unhealthy when group.ChecksTargets && !group.Suspends(ProcessNames.HealthCheck)
                    && instance.InServiceAt + Patience(region, group, arn) <= region.Cloud.Now:
                    InstanceFailures.Mark(region, instance, Causes.Targets);
                    scheduler.Wake(region, name);
                    break;
            }
        }

        return proven;
    }

    private bool Prove(AccountRegion region, GroupInstance instance)
    {
        if (instance.IsProven)
        {
            return false;
        }

        region.AutoScaling.Instances.Put(instance with { IsProven = true });
        scheduler.Wake(region, instance.GroupName);
        return true;
    }

    private static void InService(AccountRegion region, string name, string arn) => region.AutoScaling.Groups.Change(name, row => row with
    {
        TargetGroups = [.. row.TargetGroups.Select(attached => attached == new AttachedGroup(arn, AttachedGroup.Added)
            ? attached with { State = AttachedGroup.InService }
            : attached)],
    });

    // Checks take real intervals at any pace: otherwise failing instances would replace each other endlessly within one call.
    private static TimeSpan Patience(AccountRegion region, GroupState group, string arn)
    {
        var checks = region.ElbV2.TargetGroups.Find(arn) is { } target
            ? target.HealthCheckIntervalSeconds!.Value * target.UnhealthyThresholdCount!.Value
            : 0;
        return TimeSpan.FromSeconds(Math.Max(group.Group.HealthCheckGracePeriod!.Value, checks));
    }
}
