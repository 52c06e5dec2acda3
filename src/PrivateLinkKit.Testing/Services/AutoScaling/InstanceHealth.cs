using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Health of instances by EC2 and by the user.</summary>
internal sealed class InstanceHealth(GroupScheduler scheduler)
{
    public SetInstanceHealthResult Set(ServiceCall call, SetInstanceHealthRequest request)
    {
        var instance = GroupLookup.Instance(call.Region, request.InstanceId!);
        var group = GroupLookup.Changeable(call.Region, instance.GroupName);
        switch (request.HealthStatus)
        {
            case HealthNames.Healthy:
                call.Region.AutoScaling.Instances.Put(instance with { Failure = null, View = instance.View with { HealthStatus = HealthNames.Healthy } });
                break;
            case HealthNames.Unhealthy when request.ShouldRespectGracePeriod is false || !IsInGracePeriod(call.Region, group, instance):
                InstanceFailures.Mark(call.Region, instance, Causes.User);
                break;
            case HealthNames.Unhealthy:
                break;
            default:
                throw AutoScalingErrors.Validation($"Health status '{request.HealthStatus}' must be {HealthNames.Healthy} or {HealthNames.Unhealthy}");
        }

        scheduler.Wake(call.Region, group.Name);
        return new();
    }

    private static bool IsInGracePeriod(AccountRegion region, GroupState group, GroupInstance instance) =>
        instance.InServiceAt is not { } since || since.AddSeconds(group.Group.HealthCheckGracePeriod!.Value) > region.Cloud.Now;
}
