using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Instances of all groups as they are described.</summary>
internal static class InstanceListing
{
    private const int Most = 50;

    public static DescribeAutoScalingInstancesResult Describe(ServiceCall call, DescribeAutoScalingInstancesRequest request)
    {
        var ids = request.InstanceIds ?? [];
        var wanted = call.Region.AutoScaling.Instances.Where(instance => ids is [] || ids.Contains(instance.Id));
        var (page, next) = Pages.Of(wanted, instance => instance.Id, request.NextToken, request.MaxRecords, Most);
        return new() { AutoScalingInstances = [.. page.Select(View)], NextToken = next };
    }

    private static AutoScalingInstanceDetails View(GroupInstance instance) => new()
    {
        InstanceId = instance.Id,
        InstanceType = instance.View.InstanceType,
        AutoScalingGroupName = instance.GroupName,
        AvailabilityZone = instance.View.AvailabilityZone,
        AvailabilityZoneId = instance.View.AvailabilityZoneId,
        LifecycleState = instance.Lifecycle,
        HealthStatus = instance.View.HealthStatus!.ToUpperInvariant(),
        LaunchTemplate = instance.View.LaunchTemplate,
        ImageId = instance.View.ImageId,
        ProtectedFromScaleIn = instance.IsProtected,
    };
}
