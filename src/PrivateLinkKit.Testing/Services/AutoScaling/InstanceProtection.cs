using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Protects instances from being chosen when a group shrinks.</summary>
internal sealed class InstanceProtection(GroupScheduler scheduler)
{
    private const int Most = 50;

    public SetInstanceProtectionResult Set(ServiceCall call, SetInstanceProtectionRequest request)
    {
        var group = GroupLookup.Changeable(call.Region, request.AutoScalingGroupName!);
        if (request.InstanceIds!.Count is 0 or > Most)
        {
            throw AutoScalingErrors.Validation($"The number of instances must be between 1 and {Most}");
        }

        var instances = request.InstanceIds.Select(id => call.Region.AutoScaling.Instances.Find(id) is { } found && found.GroupName == group.Name
            ? found
            : throw AutoScalingErrors.Validation($"The instance {id} is not part of Auto Scaling group {group.Name}.")).ToList();
        if (instances.Find(instance => !instance.IsInService) is { } other)
        {
            throw AutoScalingErrors.Validation($"The instance {other.Id} is not in InService or EnteringStandby or Standby.");
        }

        foreach (var instance in instances)
        {
            call.Region.AutoScaling.Instances.Put(
                instance with { View = instance.View with { ProtectedFromScaleIn = request.ProtectedFromScaleIn } });
        }

        scheduler.Wake(call.Region, group.Name);
        return new();
    }
}
