using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>What an instance refresh does next.</summary>
/// <param name="Extra">Number of instances above the desired capacity.</param>
/// <param name="Outgoing">Instances to replace now.</param>
/// <param name="Remaining">Number of instances that are not replaced yet, or whose replacement is not ready.</param>
/// <param name="Waiting">Protected instances that keep it waiting.</param>
internal sealed record RefreshPlan(int Extra, IReadOnlyList<GroupInstance> Outgoing, int Remaining, IReadOnlyList<GroupInstance> Waiting)
{
    public const string Wait = "Wait";

    private const string Ignore = "Ignore";

    public static RefreshPlan Of(AccountRegion region, GroupState group, RefreshState refresh)
    {
        var (preferences, desired) = (refresh.Refresh.Preferences!, group.Desired);
        var matching = preferences.SkipMatching is true ? GroupTemplates.Source(region, TemplateOf(group, refresh)) : null;
        var active = GroupLookup.Active(region, group.Name);
        var old = active.Where(instance => instance.RefreshId != refresh.Id && instance.Source != matching
            && !(instance.IsProtected && preferences.ScaleInProtectedInstances == Ignore)).ToList();
        var waiting = old.Where(instance => instance.IsProtected && preferences.ScaleInProtectedInstances == Wait).ToList();
        var replaceable = old.Except(waiting).ToList();
        var ready = active.Where(instance => IsReady(region, group, refresh, instance)).ToHashSet();
        var least = (int)Math.Ceiling(desired * preferences.MinHealthyPercentage!.Value / 100.0);
        var extra = ExtraOf(desired, preferences);

        // Where the percentages permit no replacement, AWS replaces one instance at a time.
        var count = ready.Count - least;
        if (count <= 0 && extra == 0 && ready.Count == active.Count && active.Count >= desired)
        {
            count = 1;
        }

        var unready = replaceable.Where(instance => !ready.Contains(instance));
        IReadOnlyList<GroupInstance> outgoing =
            [.. unready, .. replaceable.Where(ready.Contains).OrderBy(instance => instance.LaunchedAt).Take(Math.Max(0, count))];
        return new(
            Math.Min(extra, replaceable.Count - outgoing.Count),
            outgoing,
            Math.Max(old.Count + active.Except(old).Count(instance => !ready.Contains(instance)), desired - ready.Except(old).Count()),
            waiting);
    }

    public static LaunchTemplateSpecification TemplateOf(GroupState group, RefreshState? refresh) =>
        refresh?.Refresh.DesiredConfiguration?.LaunchTemplate ?? group.Group.LaunchTemplate!;

    private static int ExtraOf(int desired, RefreshPreferences preferences) => (preferences.MinHealthyPercentage, preferences.MaxHealthyPercentage) switch
    {
        (_, > 100 and var most) => Math.Max(1, desired * (most - 100) / 100),
        (100, _) => 1,
        _ => 0,
    };

    private static bool IsReady(AccountRegion region, GroupState group, RefreshState refresh, GroupInstance instance)
    {
        var isJudged = group.ChecksTargets && group.TargetGroups.Any(attached => TargetRegistrations.IsUsed(region, attached.Arn));
        return instance is { IsInService: true, Failure: null }
            && (instance.RefreshId != refresh.Id || (instance.IsWarm && (!isJudged || instance.IsProven)));
    }
}
