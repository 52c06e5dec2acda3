using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Changes of the capacity by the user.</summary>
internal sealed class Capacity(InstanceLifecycle lifecycle, GroupScheduler scheduler)
{
    public SetDesiredCapacityResult Set(ServiceCall call, SetDesiredCapacityRequest request)
    {
        var (region, desired) = (call.Region, request.DesiredCapacity!.Value);
        var group = GroupLookup.Changeable(region, request.AutoScalingGroupName!);
        if (desired > group.Group.MaxSize)
        {
            throw AutoScalingErrors.Validation(
                $"New SetDesiredCapacity value {desired} is above max value {group.Group.MaxSize} for the AutoScalingGroup.");
        }

        if (desired < group.Group.MinSize)
        {
            throw AutoScalingErrors.Validation(
                $"New SetDesiredCapacity value {desired} is below min value {group.Group.MinSize} for the AutoScalingGroup.");
        }

        if (request.HonorCooldown is true && group.CoolsUntil > call.Now)
        {
            throw AutoScalingErrors.Blocked(Activities.Of(region, group.Name).Last().ActivityId!);
        }

        if (desired != group.Desired)
        {
            region.AutoScaling.Groups.Put(group with
            {
                Group = group.Group with { DesiredCapacity = desired },
                Reason = Causes.Set(group.Desired, desired),
                LaunchesAgainAt = null,
                FailedLaunches = 0,
            });
        }

        scheduler.Wake(region, group.Name);
        return new();
    }

    public TerminateInstanceInAutoScalingGroupResult Terminate(ServiceCall call, TerminateInstanceInAutoScalingGroupRequest request)
    {
        var region = call.Region;
        var instance = GroupLookup.Instance(region, request.InstanceId!);
        var group = GroupLookup.Changeable(region, instance.GroupName);
        if (instance.IsEnding)
        {
            throw AutoScalingErrors.Blocked(region.AutoScaling.Activities.Find(instance.ActivityKey)!.Activity.ActivityId!);
        }

        if (request.ShouldDecrementDesiredCapacity is true)
        {
            if (group.Desired <= group.Group.MinSize)
            {
                throw AutoScalingErrors.Validation(
                    $"Currently, desiredSize equals minSize ({group.Group.MinSize}). Terminating instance without replacement will violate group's min size"
                    + " constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.");
            }

            region.AutoScaling.Groups.Put(group with { Group = group.Group with { DesiredCapacity = group.Desired - 1 } });
        }

        lifecycle.End(region, instance, Causes.ByUser(region, instance.Id));
        scheduler.Wake(region, group.Name);
        var key = region.AutoScaling.Instances.Find(instance.Id)!.ActivityKey;
        return new() { Activity = region.AutoScaling.Activities.Find(key)!.Activity };
    }
}
