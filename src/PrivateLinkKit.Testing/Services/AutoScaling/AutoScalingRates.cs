using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Buckets of each call. AWS does not publish the rates; these are low enough to let clients meet throttling.</summary>
internal static class AutoScalingRates
{
    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => operation.StartsWith("Describe", StringComparison.Ordinal)
        ? [new("autoscaling reading", 100, 20)]
        : [new("autoscaling changing", 50, 5)];
}
