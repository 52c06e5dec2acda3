using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Deletes groups: empty ones at once, others by force after their instances have been terminated.</summary>
internal sealed class GroupDeletion(InstanceLifecycle lifecycle, GroupScheduler scheduler)
{
    private const string Status = "Delete in progress";

    public DeleteAutoScalingGroupResult Delete(ServiceCall call, DeleteAutoScalingGroupRequest request)
    {
        var region = call.Region;
        var group = GroupLookup.Get(region, request.AutoScalingGroupName!);
        var instances = region.AutoScaling.InstancesOf(group.Name);
        if (request.ForceDelete is not true)
        {
            if (group.Desired > 0 || instances.Any(instance => !instance.IsEnding))
            {
                throw AutoScalingErrors.HasInstances();
            }

            if (instances.Count > 0 || Activities.Of(region, group.Name).Any(Activities.IsRunning))
            {
                throw AutoScalingErrors.HasActivities();
            }
        }

        region.AutoScaling.Groups.Put(group with { Group = group.Group with { Status = Status, DesiredCapacity = 0, MinSize = 0 }, Hooks = [] });
        foreach (var instance in instances.Where(instance => !instance.IsEnding))
        {
            lifecycle.End(region, instance, Causes.Shrunk(region, "a user request deleted the AutoScalingGroup.", instances.Count, 0, instance.Id));
        }

        foreach (var waiting in instances.Where(instance => instance.Lifecycle == LifecycleStates.TerminatingWait))
        {
            lifecycle.Proceed(region, waiting.Id);
        }

        scheduler.Wake(region, group.Name);
        return new();
    }
}
