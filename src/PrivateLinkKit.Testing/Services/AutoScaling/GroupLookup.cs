namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Groups and instances that requests name.</summary>
internal static class GroupLookup
{
    public static GroupState Get(AccountRegion region, string name) =>
        region.AutoScaling.Groups.Find(name) ?? throw AutoScalingErrors.GroupNotFound(name);

    /// <summary>Returns a group that can be changed.</summary>
    public static GroupState Changeable(AccountRegion region, string name) =>
        Get(region, name) is { IsDeleting: false } group ? group : throw AutoScalingErrors.Deleting(name);

    public static GroupInstance Instance(AccountRegion region, string id) =>
        region.AutoScaling.Instances.Find(id) ?? throw AutoScalingErrors.InstanceNotFound(id);

    /// <summary>The instances that count for the capacity.</summary>
    public static IReadOnlyList<GroupInstance> Active(AccountRegion region, string name) =>
        [.. region.AutoScaling.InstancesOf(name).Where(instance => !instance.IsEnding)];
}
