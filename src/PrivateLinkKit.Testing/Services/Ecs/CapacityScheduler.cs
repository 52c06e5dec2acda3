using PrivateLinkKit.Testing.Services.AutoScaling;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>
/// Reconciles the Auto Scaling groups of a cluster's capacity providers with its tasks: places tasks that wait for an instance, grows and shrinks groups, and
/// lets instances that are to be terminated go once they have drained. It never acts within the call that triggers it.
/// </summary>
internal sealed class CapacityScheduler
{
    // One period of the metric of managed scaling above its target, or fifteen below it ("Amazon ECS cluster auto scaling").
    private static readonly TimeSpan Growing = TimeSpan.FromMinutes(1);

    // By the clock at any pace: otherwise an instance would end as soon as its last task ends.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly ManagedGroups _groups;
    private readonly TaskLifecycle _tasks;
    private readonly InstanceDraining _draining;

    public CapacityScheduler(ManagedGroups groups, TaskLifecycle tasks, ServiceScheduler services, InstanceDraining draining)
    {
        (_groups, _tasks, _draining) = (groups, tasks, draining);
        services.ClusterMoved += Wake;
    }

    public void Wake(AccountRegion region, string clusterArn) => region.Cloud.Timeline.After(TimeSpan.Zero, () => Reconcile(region, clusterArn));

    /// <summary>Follows instances that wait before their group terminates them.</summary>
    public void Follow(AccountRegion region)
    {
        if (!region.Ecs.FollowsGroups)
        {
            region.Ecs.FollowsGroups = true;
            region.AutoScaling.InstanceWaits += groupName => WakeAll(region, groupName);
        }
    }

    private void WakeAll(AccountRegion region, string groupName)
    {
        foreach (var cluster in region.Ecs.Clusters.Where(cluster => ProvidersOf(region, cluster.ClusterArn!).Any(one => one.GroupName == groupName)))
        {
            Wake(region, cluster.ClusterArn!);
        }
    }

    private void Reconcile(AccountRegion region, string clusterArn)
    {
        foreach (var task in region.Ecs.TasksIn(clusterArn).Where(task => task.WaitsForInstance).ToList())
        {
            if (Placement.OnInstance(region, task.Plan).Placed is { } plan)
            {
                _tasks.Place(region, task, plan);
            }
        }

        foreach (var provider in ProvidersOf(region, clusterArn).ToList())
        {
            Drain(region, provider);
            Scale(region, clusterArn, provider);
        }
    }

    private static IEnumerable<CapacityProviderState> ProvidersOf(AccountRegion region, string clusterArn) =>
        region.Ecs.Clusters.Find(clusterArn) is { Status: Clusters.Active } cluster
            ? cluster.CapacityProviders!.Select(name => ProviderLookup.Find(region, name)).OfType<CapacityProviderState>()
            : [];

    private void Drain(AccountRegion region, CapacityProviderState provider)
    {
        foreach (var id in ManagedGroups.WaitingFor(region, provider.GroupName, ClusterAttachments.Hook))
        {
            var instance = region.Ecs.ContainerInstances.FirstOrDefault(one => one.Host.InstanceId == id && one.IsRegistered);
            if (instance is null || region.Ecs.TasksOn(instance.Arn).All(task => task.IsStopped))
            {
                _groups.Proceed(region, id, ClusterAttachments.Hook);
            }
            else if (!instance.IsDraining)
            {
                _draining.Set(region, instance, ContainerInstanceState.Draining);
            }
        }
    }

    private void Scale(AccountRegion region, string clusterArn, CapacityProviderState provider)
    {
        if (Find(region, clusterArn, provider.Arn) is not { } found)
        {
            return;
        }

        var (group, wanted) = (found.Group, CapacityDemand.Of(region, provider, found.Group));
        if (wanted > group.Desired && !provider.IsGrowing)
        {
            region.Ecs.CapacityProviders.Put(provider with { IsGrowing = true, IdleSince = null });
            region.Cloud.Timeline.After(Growing, () => Grow(region, clusterArn, provider.Arn));
        }
        else if (wanted < group.Desired && provider.IdleSince is null)
        {
            region.Ecs.CapacityProviders.Put(provider with { IdleSince = region.Cloud.Now });
            region.Cloud.Timeline.Expire(Idle, () => Shrink(region, clusterArn, provider.Arn));
        }
        else if (wanted >= group.Desired && provider.IdleSince is not null)
        {
            region.Ecs.CapacityProviders.Put(provider with { IdleSince = null });
        }
    }

    private void Grow(AccountRegion region, string clusterArn, string providerArn)
    {
        region.Ecs.CapacityProviders.Change(providerArn, row => row with { IsGrowing = false });
        if (Find(region, clusterArn, providerArn) is not var (provider, group, policy))
        {
            return;
        }

        var missing = CapacityDemand.Of(region, provider, group) - group.Desired;
        if (missing > 0)
        {
            var step = Math.Clamp(missing, provider.Scaling.MinimumScalingStepSize!.Value, provider.Scaling.MaximumScalingStepSize!.Value);
            _groups.SetDesired(region, group.Name, Math.Min(group.MaxSize, group.Desired + step), policy);
            Wake(region, clusterArn);
        }
    }

    private void Shrink(AccountRegion region, string clusterArn, string providerArn)
    {
        if (Find(region, clusterArn, providerArn) is not var (provider, group, policy) || !(provider.IdleSince + Idle <= region.Cloud.Now))
        {
            return;
        }

        region.Ecs.CapacityProviders.Put(provider with { IdleSince = null });
        var wanted = CapacityDemand.Of(region, provider, group);
        if (wanted >= group.Desired)
        {
            return;
        }

        if (provider.ProtectsTasks)
        {
            foreach (var instance in CapacityDemand.InstancesOf(region, provider))
            {
                ManagedGroups.Protect(region, instance.Host.InstanceId, CapacityDemand.IsBusy(region, instance));
            }
        }

        _groups.SetDesired(region, group.Name, wanted, policy);
    }

    /// <summary>A provider whose group has its scaling policy.</summary>
    private static (CapacityProviderState Provider, ManagedGroup Group, string Policy)? Find(AccountRegion region, string clusterArn, string providerArn) =>
        region.Ecs.CapacityProviders.Find(providerArn) is { IsScaled: true } provider
        && region.Ecs.Clusters.Find(clusterArn) is { } cluster
        && ClusterAttachments.PolicyOf(cluster, provider.Name) is { } policy
        && ManagedGroups.Find(region, provider.GroupName) is { } group
            ? (provider, group, policy)
            : null;
}
