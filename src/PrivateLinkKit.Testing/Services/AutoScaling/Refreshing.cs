namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Advances the instance refresh of a group.</summary>
internal static class Refreshing
{
    // AWS gives protected instances an hour.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static RefreshState? ActiveOf(AccountRegion region, string groupName) =>
        region.AutoScaling.RefreshesOf(groupName).FirstOrDefault(refresh => refresh.IsActive);

    /// <summary>Returns what the active refresh does next; null: nothing.</summary>
    public static RefreshPlan? Advance(AccountRegion region, GroupState group)
    {
        if (ActiveOf(region, group.Name) is not { } refresh || group.Suspends(ProcessNames.InstanceRefresh))
        {
            return null;
        }

        if (refresh.Refresh.Status == RefreshState.Cancelling)
        {
            Cancel(region, group, refresh);
            return null;
        }

        try
        {
            var plan = RefreshPlan.Of(region, group, refresh);
            Report(region, group, refresh, plan);
            return plan;
        }
        catch (AwsErrorException error)
        {
            End(region, refresh, RefreshState.Failed, error.Message);
            return null;
        }
    }

    /// <summary>Ends the active refresh of a deleted group.</summary>
    public static void Remove(AccountRegion region, string groupName)
    {
        foreach (var refresh in region.AutoScaling.RefreshesOf(groupName))
        {
            region.AutoScaling.Refreshes.Remove(refresh.Id);
        }
    }

    private static void Cancel(AccountRegion region, GroupState group, RefreshState refresh)
    {
        if (!refresh.WaitsForInstances || region.AutoScaling.InstancesOf(group.Name).All(instance => instance.IsInService))
        {
            End(region, refresh, RefreshState.Cancelled, refresh.Refresh.StatusReason);
        }
    }

    private static void Report(AccountRegion region, GroupState group, RefreshState refresh, RefreshPlan plan)
    {
        var now = region.Cloud.Now;
        var remaining = Math.Min(plan.Remaining, refresh.Total);
        var waitsSince = plan.Waiting.Count > 0 && plan.Waiting.Count == plan.Remaining ? refresh.WaitsSince ?? now : (DateTimeOffset?)null;
        var current = refresh with
        {
            WaitsSince = waitsSince,
            Refresh = refresh.Refresh with
            {
                Status = RefreshState.InProgress,
                StartTime = refresh.Refresh.StartTime ?? now,
                InstancesToUpdate = remaining,
                PercentageComplete = refresh.Total == 0 ? 100 : 100 * (refresh.Total - remaining) / refresh.Total,
                StatusReason = waitsSince is null ? null : $"Waiting for the scale-in protection of {plan.Waiting.Count} instances to be removed.",
            },
        };
        region.AutoScaling.Refreshes.Put(current);
        if (plan.Remaining == 0)
        {
            region.AutoScaling.Groups.Put(group with { Group = group.Group with { LaunchTemplate = RefreshPlan.TemplateOf(group, refresh) } });
            End(region, current, RefreshState.Successful, null);
        }
        else if (waitsSince == now && refresh.WaitsSince is null)
        {
            region.Cloud.Timeline.Expire(LongestWait, () => GiveUp(region, current));
        }
    }

    private static void GiveUp(AccountRegion region, RefreshState waiting)
    {
        if (region.AutoScaling.Refreshes.Find(waiting.Id) is { IsActive: true } refresh && refresh.WaitsSince == waiting.WaitsSince)
        {
            End(region, refresh, RefreshState.Failed, "Instances that are protected from scale in were not replaced within an hour.");
        }
    }

    private static void End(AccountRegion region, RefreshState refresh, string status, string? reason) => region.AutoScaling.Refreshes.Put(
        refresh with { Refresh = refresh.Refresh with { Status = status, StatusReason = reason, EndTime = region.Cloud.Now } });
}
