using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Starts, describes and cancels instance refreshes.</summary>
internal sealed class InstanceRefreshes(GroupScheduler scheduler)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(42);

    public static DescribeInstanceRefreshesResult Describe(ServiceCall call, DescribeInstanceRefreshesRequest request)
    {
        var (group, ids) = (GroupLookup.Get(call.Region, request.AutoScalingGroupName!), request.InstanceRefreshIds ?? []);
        var wanted = call.Region.AutoScaling.RefreshesOf(group.Name).Where(refresh => ids is [] || ids.Contains(refresh.Id));
        var (page, next) = Pages.Of(wanted, refresh => refresh.Key, request.NextToken, request.MaxRecords, descending: true);
        return new() { InstanceRefreshes = [.. page.Select(refresh => refresh.Refresh)], NextToken = next };
    }

    public StartInstanceRefreshResult Start(ServiceCall call, StartInstanceRefreshRequest request)
    {
        var (region, store) = (call.Region, call.Region.AutoScaling);
        var group = GroupLookup.Changeable(region, request.AutoScalingGroupName!);
        if (request.Strategy is "ReplaceRootVolume")
        {
            throw AutoScalingErrors.NotEmulated("the refresh strategy ReplaceRootVolume");
        }

        if (store.RefreshesOf(group.Name).Any(refresh => refresh.IsActive))
        {
            throw AutoScalingErrors.RefreshInProgress();
        }

        var active = GroupLookup.Active(region, group.Name).Count;
        var refresh = new RefreshState(new()
        {
            InstanceRefreshId = $"{call.NewId()}",
            AutoScalingGroupName = group.Name,
            Status = RefreshState.Pending,
            PercentageComplete = 0,
            InstancesToUpdate = active,
            Strategy = "Rolling",
            Preferences = Preferences(group, request.Preferences),
            DesiredConfiguration = request.DesiredConfiguration?.LaunchTemplate is { } template
                ? new() { LaunchTemplate = GroupTemplates.Checked(region, template) }
                : null,
        })
        {
            Key = $"{call.Now.UtcTicks:D20}-{store.Refreshes.Count:D8}",
            Total = active,
        };
        store.Refreshes.Put(refresh);
        region.Cloud.Timeline.Expire(Kept, () => store.Refreshes.Remove(refresh.Id));
        scheduler.Wake(region, group.Name);
        return new() { InstanceRefreshId = refresh.Id };
    }

    public CancelInstanceRefreshResult Cancel(ServiceCall call, CancelInstanceRefreshRequest request)
    {
        var (store, group) = (call.Region.AutoScaling, GroupLookup.Changeable(call.Region, request.AutoScalingGroupName!));
        var refresh = store.RefreshesOf(group.Name).FirstOrDefault(refresh => refresh.IsActive && refresh.Refresh.Status != RefreshState.Cancelling)
            ?? throw AutoScalingErrors.NoRefresh(group.Name);
        store.Refreshes.Put(refresh with
        {
            Refresh = refresh.Refresh with { Status = RefreshState.Cancelling, StatusReason = "Cancelled due to user request." },
            WaitsForInstances = request.WaitForTransitioningInstances ?? true,
        });
        scheduler.Wake(call.Region, group.Name);
        return new() { InstanceRefreshId = refresh.Id };
    }

    private static RefreshPreferences Preferences(GroupState group, RefreshPreferences? asked)
    {
        if (asked is { MaxHealthyPercentage: not null, MinHealthyPercentage: null })
        {
            throw AutoScalingErrors.Validation("You must specify MinHealthyPercentage if you specify MaxHealthyPercentage.");
        }

        var (least, most) = (asked?.MinHealthyPercentage ?? 90, asked?.MaxHealthyPercentage ?? 100);
        if (most - least > 100)
        {
            throw AutoScalingErrors.Validation("The difference between MinHealthyPercentage and MaxHealthyPercentage must not be greater than 100.");
        }

        return new()
        {
            MinHealthyPercentage = least,
            MaxHealthyPercentage = most,
            InstanceWarmup = asked?.InstanceWarmup ?? group.Group.DefaultInstanceWarmup ?? group.Group.HealthCheckGracePeriod,
            SkipMatching = asked?.SkipMatching ?? false,
            AutoRollback = false,
            ScaleInProtectedInstances = asked?.ScaleInProtectedInstances ?? RefreshPlan.Wait,
            StandbyInstances = asked?.StandbyInstances ?? RefreshPlan.Wait,
        };
    }
}
