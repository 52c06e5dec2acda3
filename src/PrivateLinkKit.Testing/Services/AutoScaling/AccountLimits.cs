using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>AWS's default quotas, and how much of them is used.</summary>
internal static class AccountLimits
{
    public static DescribeAccountLimitsResult Describe(ServiceCall call, DescribeAccountLimitsRequest request) => new()
    {
        MaxNumberOfAutoScalingGroups = 500,
        MaxNumberOfLaunchConfigurations = 200,
        NumberOfAutoScalingGroups = call.Region.AutoScaling.Groups.Count,
        NumberOfLaunchConfigurations = 0,
    };
}
