using PrivateLinkKit.Testing.Services.AutoScaling;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The number of instances that a capacity provider needs for its tasks.</summary>
internal static class CapacityDemand
{
    private const double Percent = 100;

    /// <summary>Returns the capacity at which the tasks take the target percentage of the group, within its sizes.</summary>
    public static int Of(AccountRegion region, CapacityProviderState provider, ManagedGroup group)
    {
        var busy = InstancesOf(region, provider).Count(instance => !instance.IsDraining && IsBusy(region, instance));
        var needed = busy + ForWaiting(region, provider, group.InstanceType);
        return Math.Clamp((int)Math.Ceiling(needed * Percent / provider.Scaling.TargetCapacity!.Value), group.MinSize, Math.Max(group.MinSize, group.MaxSize));
    }

    public static IEnumerable<ContainerInstanceState> InstancesOf(AccountRegion region, CapacityProviderState provider) =>
        region.Ecs.ContainerInstances.Where(instance => instance.IsRegistered && instance.View.CapacityProviderName == provider.Name);

    public static bool IsBusy(AccountRegion region, ContainerInstanceState instance) => region.Ecs.TasksOn(instance.Arn).Any(task => !task.IsStopped);

    /// <summary>Number of new instances that hold the tasks that wait; a task that is too large for any is not counted.</summary>
    private static int ForWaiting(AccountRegion region, CapacityProviderState provider, string instanceType)
    {
        var whole = InstanceResources.Of(instanceType);
        var instances = new List<InstanceResources>();
        var sizes = region.Ecs.Tasks.Where(task => task.WaitsForInstance && task.Plan.CapacityProvider == provider.Name)
            .Select(task => TaskSize.Of(task.Plan.Definition));
        foreach (var size in sizes.Where(size => whole.LacksFor(size) is null))
        {
            var index = instances.FindIndex(free => free.LacksFor(size) is null);
            if (index < 0)
            {
                instances.Add(whole.Without(size));
            }
            else
            {
                instances[index] = instances[index].Without(size);
            }
        }

        return instances.Count;
    }
}
