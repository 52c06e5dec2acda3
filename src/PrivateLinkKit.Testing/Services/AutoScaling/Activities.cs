using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Records what groups do, and why.</summary>
internal static class Activities
{
    public const string InProgress = "InProgress";
    public const string PreInService = "PreInService";
    public const string Draining = "WaitingForELBConnectionDraining";
    public const string MidLifecycle = "MidLifecycleAction";
    public const string Successful = "Successful";
    public const string Failed = "Failed";
    public const string Cancelled = "Cancelled";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(42);

    /// <summary>Begins an activity and returns its key.</summary>
    public static string Begin(AccountRegion region, GroupState group, string description, string cause)
    {
        var store = region.AutoScaling;
        var key = $"{region.Cloud.Now.UtcTicks:D20}-{store.Activities.Count:D8}";
        store.Activities.Put(new(key, new()
        {
            ActivityId = $"{region.Cloud.Ids.NextGuid()}",
            AutoScalingGroupName = group.Name,
            AutoScalingGroupARN = group.Group.AutoScalingGroupARN,
            Description = description,
            Cause = cause,
            StartTime = region.Cloud.Now,
            StatusCode = InProgress,
            Progress = 0,
            Details = "{}",
        }));
        region.Cloud.Timeline.Expire(Kept, () => store.Activities.Remove(key));
        return key;
    }

    public static void Change(AccountRegion region, string key, Func<Activity, Activity> change) =>
        region.AutoScaling.Activities.Change(key, row => row with { Activity = change(row.Activity) });

    public static void Move(AccountRegion region, string key, string status, int progress) =>
        Change(region, key, row => row with { StatusCode = status, Progress = progress });

    public static void End(AccountRegion region, string key, string status, string? message = null) => Change(region, key, row => row with
    {
        StatusCode = status,
        StatusMessage = message is { Length: > 255 } ? message[..255] : message,
        Progress = 100,
        EndTime = region.Cloud.Now,
    });

    public static bool IsRunning(Activity activity) => activity.EndTime is null;

    public static IEnumerable<Activity> Of(AccountRegion region, string groupName) => region.AutoScaling.Activities
        .Select(row => row.Activity)
        .Where(activity => activity.AutoScalingGroupName == groupName && activity.AutoScalingGroupState is null);

    /// <summary>AWS's details of an activity: where it took place.</summary>
    public static string Details(GroupInstance instance) =>
        $$"""{"Subnet ID":"{{instance.SubnetId}}","Availability Zone":"{{instance.View.AvailabilityZone}}"}""";
}
