using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Warm pools, of which there are none.</summary>
internal static class WarmPools
{
    public static DescribeWarmPoolResult Describe(ServiceCall call, DescribeWarmPoolRequest request)
    {
        GroupLookup.Get(call.Region, request.AutoScalingGroupName!);
        var (page, next) = Pages.Of(Array.Empty<Instance>(), instance => instance.InstanceId!, request.NextToken, request.MaxRecords, most: 50);
        return new() { Instances = page, NextToken = next };
    }
}
