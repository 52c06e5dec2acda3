using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Chooses the instances to terminate when a group shrinks.</summary>
internal static class ScaleIn
{
    public const string Default = "Default";

    private const string OldestTemplate = "OldestLaunchTemplate";
    private const string NextHour = "ClosestToNextInstanceHour";

    // Groups have one launch template, no launch configuration and no Spot allocation, so two policies leave the choice to the next one.
    private static readonly string[] All =
        ["AllocationStrategy", NextHour, Default, "NewestInstance", "OldestInstance", "OldestLaunchConfiguration", OldestTemplate];

    public static DescribeTerminationPolicyTypesResult Types(ServiceCall call, DescribeTerminationPolicyTypesRequest request) =>
        new() { TerminationPolicyTypes = All };

    public static void Check(IReadOnlyList<string> policies)
    {
        if (policies.FirstOrDefault(policy => !All.Contains(policy)) is { } unknown)
        {
            throw unknown.StartsWith("arn:", StringComparison.Ordinal)
                ? AutoScalingErrors.NotEmulated("custom termination policies")
                : AutoScalingErrors.Validation($"Invalid termination policy: {unknown}");
        }
    }

    /// <summary>Returns the instance to terminate; null: all are protected.</summary>
    /// <param name="group">The group.</param>
    /// <param name="active">Its instances.</param>
    /// <param name="now">The time.</param>
    /// <param name="isPreferred">Instances that are chosen before others.</param>
    public static GroupInstance? Choose(
        GroupState group, IReadOnlyList<GroupInstance> active, DateTimeOffset now, Func<GroupInstance, bool> isPreferred)
    {
        var inZone = active.CountBy(instance => instance.View.AvailabilityZone!).ToDictionary();
        var ordered = active.Where(instance => !instance.IsProtected)
            .OrderByDescending(isPreferred)
            .ThenByDescending(instance => inZone[instance.View.AvailabilityZone!]);
        var policies = group.Group.TerminationPolicies!.SelectMany(policy => policy == Default ? [OldestTemplate, NextHour] : new[] { policy });
        foreach (var policy in policies)
        {
            ordered = ordered.ThenBy(instance => Rank(policy, instance, now));
        }

        return ordered.FirstOrDefault();
    }

    private static long Rank(string policy, GroupInstance instance, DateTimeOffset now) => policy switch
    {
        "OldestInstance" => instance.LaunchedAt.UtcTicks,
        "NewestInstance" => -instance.LaunchedAt.UtcTicks,
        OldestTemplate => instance.Source.Version,
        NextHour => TimeSpan.TicksPerHour - ((now - instance.LaunchedAt).Ticks % TimeSpan.TicksPerHour),
        _ => 0,
    };
}
