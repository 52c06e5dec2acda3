using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>
/// Reconciles the instances of a group with its capacity: replaces unhealthy ones, advances its refresh, launches and terminates. It never acts within the
/// call that triggers it, as in AWS, and runs again whenever an instance has changed state.
/// </summary>
internal sealed class GroupScheduler
{
    // Failed launches are repeated by the clock at any pace, and ever more rarely: otherwise they would never end.
    private static readonly TimeSpan BetweenLaunches = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly InstanceLifecycle _lifecycle;

    public GroupScheduler(InstanceLifecycle lifecycle)
    {
        _lifecycle = lifecycle;
        lifecycle.Moved += Wake;
    }

    public void Wake(AccountRegion region, string groupName) => region.Cloud.Timeline.After(TimeSpan.Zero, () => Reconcile(region, groupName));

    /// <summary>Follows the states of EC2 instances in a region.</summary>
    public void Follow(AccountRegion region)
    {
        if (!region.AutoScaling.FollowsInstances)
        {
            region.AutoScaling.FollowsInstances = true;
            region.Ec2.InstanceMoved += id => _lifecycle.Follow(region, id);
        }
    }

    private void Reconcile(AccountRegion region, string groupName)
    {
        switch (region.AutoScaling.Groups.Find(groupName))
        {
            case { IsDeleting: true } group when region.AutoScaling.InstancesOf(groupName).Count == 0:
                Remove(region, group);
                break;
            case { IsDeleting: false } group:
                InstanceFailures.Judge(region, group);
                var replaces = EndUnhealthy(region, group);
                var extra = Refresh(region, group);
                Balance(region, region.AutoScaling.Groups.Find(groupName)!, extra, replaces);
                break;
        }
    }

    private bool EndUnhealthy(AccountRegion region, GroupState group)
    {
        if (group.Suspends(ProcessNames.ReplaceUnhealthy) || group.Suspends(ProcessNames.Terminate))
        {
            return false;
        }

        var unhealthy = GroupLookup.Active(region, group.Name).Where(instance => instance.Failure is not null).ToList();
        unhealthy.ForEach(instance => _lifecycle.End(region, instance, Causes.TakenOut(region, instance.Failure!)));
        return unhealthy.Count > 0;
    }

    private int Refresh(AccountRegion region, GroupState group)
    {
        if (Refreshing.Advance(region, group) is not { } plan)
        {
            return 0;
        }

        if (!group.Suspends(ProcessNames.Terminate) && !group.Suspends(ProcessNames.Launch))
        {
            foreach (var instance in plan.Outgoing)
            {
                _lifecycle.End(region, instance, Causes.TakenOut(region, Causes.Refresh));
            }
        }

        return plan.Extra;
    }

    private void Balance(AccountRegion region, GroupState group, int extra, bool replaces)
    {
        var active = GroupLookup.Active(region, group.Name);
        var misplaced = group.Suspends(ProcessNames.Rebalance)
            ? []
            : active.Where(instance => !group.Group.AvailabilityZones!.Contains(instance.View.AvailabilityZone!)).ToList();
        var wanted = group.Desired + Math.Max(extra, misplaced is [] ? 0 : 1);
        if (active.Count < wanted)
        {
            Launch(region, group, active.Count, wanted, replaces);
        }
        else if (!group.Suspends(ProcessNames.Terminate))
        {
            if (misplaced is [var first, ..] && active.Count == wanted && active.All(instance => instance.IsInService))
            {
                _lifecycle.End(region, first, Causes.TakenOut(region, Causes.Rebalance));
            }

            Shrink(region, group, wanted, misplaced);
        }
    }

    private void Launch(AccountRegion region, GroupState group, int before, int wanted, bool replaces)
    {
        if (group.Suspends(ProcessNames.Launch) || group.LaunchesAgainAt > region.Cloud.Now)
        {
            return;
        }

        var refresh = Refreshing.ActiveOf(region, group.Name);
        for (var i = before; i < wanted; i++)
        {
            var cause = replaces && group.Reason is null ? Causes.Replaced(region) : Causes.Launched(region, group.Reason, before, wanted);
            var subnet = GroupSubnets.Next(region, group, GroupLookup.Active(region, group.Name));
            if (!_lifecycle.Launch(
                region, group, subnet?.SubnetId ?? group.SubnetIds[0], RefreshPlan.TemplateOf(group, refresh), cause, refresh?.Id))
            {
                var pause = BetweenLaunches * Math.Min(Math.Pow(2, group.FailedLaunches), LongestPause / BetweenLaunches);
                region.AutoScaling.Groups.Change(
                    group.Name, row => row with { LaunchesAgainAt = region.Cloud.Now + pause, FailedLaunches = row.FailedLaunches + 1 });
                region.Cloud.Timeline.Expire(pause, () => Reconcile(region, group.Name));
                return;
            }
        }

        region.AutoScaling.Groups.Change(group.Name, row => row with { Reason = null, LaunchesAgainAt = null, FailedLaunches = 0 });
    }

    private void Shrink(AccountRegion region, GroupState group, int wanted, IReadOnlyList<GroupInstance> misplaced)
    {
        var active = GroupLookup.Active(region, group.Name);
        for (var count = active.Count; count > wanted; count--)
        {
            var old = Refreshing.ActiveOf(region, group.Name)?.Id;
            bool IsPreferred(GroupInstance instance) => misplaced.Contains(instance) || (old is not null && instance.RefreshId != old);
            if (ScaleIn.Choose(group, GroupLookup.Active(region, group.Name), region.Cloud.Now, IsPreferred) is not { } chosen)
            {
                return;
            }

            _lifecycle.End(region, chosen, Causes.Shrunk(region, group.Reason, active.Count, wanted, chosen.Id));
        }

        region.AutoScaling.Groups.Change(group.Name, row => row with { Reason = null });
    }

    private static void Remove(AccountRegion region, GroupState group)
    {
        Refreshing.Remove(region, group.Name);
        foreach (var policy in region.AutoScaling.Policies.Where(policy => policy.AutoScalingGroupName == group.Name))
        {
            region.AutoScaling.Policies.Remove(ScalingPolicies.KeyOf(group.Name, policy.PolicyName!));
        }

        region.AutoScaling.Groups.Remove(group.Name);
        foreach (var row in region.AutoScaling.Activities.Where(row => row.Activity.AutoScalingGroupName == group.Name))
        {
            region.AutoScaling.Activities.Put(row with { Activity = row.Activity with { AutoScalingGroupState = "Deleted" } });
        }
    }
}
