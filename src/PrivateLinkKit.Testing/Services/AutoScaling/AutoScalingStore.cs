using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>The Auto Scaling resources of one account in one region.</summary>
internal sealed class AutoScalingStore
{
    private readonly TableIndex<GroupInstance> _instancesByGroup;
    private readonly TableIndex<RefreshState> _refreshesByGroup;

    public AutoScalingStore(Cloud cloud)
    {
        Groups = new(cloud, group => group.Name);
        Instances = new(cloud, instance => instance.Id);
        Activities = new(cloud, activity => activity.Key);
        Refreshes = new(cloud, refresh => refresh.Id);
        Policies = new(cloud, policy => ScalingPolicies.KeyOf(policy.AutoScalingGroupName!, policy.PolicyName!));
        _instancesByGroup = new(Instances, instance => instance.GroupName);
        _refreshesByGroup = new(Refreshes, refresh => refresh.Refresh.AutoScalingGroupName);
    }

    /// <summary>Raised with the name of a group when an instance of it begins to wait for a lifecycle action, under the gate.</summary>
    public event Action<string>? InstanceWaits;

    public Table<GroupState> Groups { get; }

    public Table<GroupInstance> Instances { get; }

    /// <summary>Activities, oldest first; those of deleted groups remain.</summary>
    public Table<ActivityState> Activities { get; }

    public Table<RefreshState> Refreshes { get; }

    public Table<ScalingPolicy> Policies { get; }

    /// <summary>true once the states of EC2 instances are followed.</summary>
    public bool FollowsInstances { get; set; }

    /// <summary>Puts an instance that waits.</summary>
    public void Wait(GroupInstance instance)
    {
        Instances.Put(instance);
        InstanceWaits?.Invoke(instance.GroupName);
    }

    public IReadOnlyList<GroupInstance> InstancesOf(string groupName) => [.. _instancesByGroup[groupName]];

    public IReadOnlyList<RefreshState> RefreshesOf(string groupName) => [.. _refreshesByGroup[groupName]];
}

/// <summary>An activity of a group.</summary>
/// <param name="Key">Its place among all activities, of fixed length.</param>
/// <param name="Activity">The activity as it is described.</param>
internal sealed record ActivityState(string Key, Activity Activity);

internal static class AutoScalingStores
{
    extension(AccountRegion region)
    {
        public AutoScalingStore AutoScaling => region.Store(static region => new AutoScalingStore(region.Cloud));
    }
}
