using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Scaling policies, of which there are none: they act on alarms.</summary>
internal static class ScalingPolicies
{
    private static readonly string[] Adjustments = ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"];

    public static DescribeAdjustmentTypesResult AdjustmentTypes(ServiceCall call, DescribeAdjustmentTypesRequest request) =>
        new() { AdjustmentTypes = [.. Adjustments.Select(name => new AdjustmentType { Type = name })] };

    public static DescribePoliciesResult Describe(ServiceCall call, DescribePoliciesRequest request)
    {
        if (request.AutoScalingGroupName is { } name)
        {
            GroupLookup.Get(call.Region, name);
        }

        var (page, next) = Pages.Of(Array.Empty<ScalingPolicy>(), policy => policy.PolicyName!, request.NextToken, request.MaxRecords);
        return new() { ScalingPolicies = page, NextToken = next };
    }
}
