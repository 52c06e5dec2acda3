using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>A group.</summary>
/// <param name="Group">Its settings, without instances and tags.</param>
internal sealed record GroupState(AutoScalingGroup Group)
{
    public string Name => Group.AutoScalingGroupName!;

    public int Desired => Group.DesiredCapacity!.Value;

    public IReadOnlyList<string> SubnetIds => Group.VPCZoneIdentifier!.Split(',');

    public IReadOnlyList<AttachedGroup> TargetGroups { get; init; } = [];

    public IReadOnlyList<LifecycleHook> Hooks { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Keys of the tags that new instances get too.</summary>
    public ImmutableHashSet<string> PropagatedTags { get; init; } = [];

    /// <summary>The request that last changed the capacity, for causes of activities; null: it has been acted on.</summary>
    public string? Reason { get; init; }

    /// <summary>End of the cooldown after the latest scaling activity.</summary>
    public DateTimeOffset? CoolsUntil { get; init; }

    /// <summary>Time of the next launch after a failed one.</summary>
    public DateTimeOffset? LaunchesAgainAt { get; init; }

    /// <summary>Failed launches in a row.</summary>
    public int FailedLaunches { get; init; }

    public bool IsDeleting => Group.Status is not null;

    public bool ChecksTargets => Group.HealthCheckType!.Split(',').Contains(HealthNames.Elb);

    public bool Suspends(string process) => Group.SuspendedProcesses!.Any(suspended => suspended.ProcessName == process);
}

/// <summary>A target group of a group.</summary>
/// <param name="Arn">The target group.</param>
/// <param name="State">Its state as a traffic source.</param>
internal sealed record AttachedGroup(string Arn, string State)
{
    public const string Adding = "Adding";
    public const string Added = "Added";
    public const string InService = "InService";
    public const string Removing = "Removing";

    /// <summary>true if instances of the group are registered in it.</summary>
    public bool IsWanted => State != Removing;
}
