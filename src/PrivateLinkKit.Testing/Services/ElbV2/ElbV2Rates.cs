using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Buckets of each call: Elastic Load Balancing API reference, "Request throttling" (a bucket per category and one for the account).</summary>
internal static class ElbV2Rates
{
    private static readonly RateBucket Whole = new("elasticloadbalancing", 40, 10);

    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => [BucketOf(operation), Whole];

    private static RateBucket BucketOf(string operation) => operation switch
    {
        "CreateLoadBalancer" or "SetSubnets" => new("elasticloadbalancing placement", 10, 0.2),
        "RegisterTargets" or "DeregisterTargets" => new("elasticloadbalancing registration", 20, 4),
        _ when operation.StartsWith("Describe", StringComparison.Ordinal) => new("elasticloadbalancing reading", 40, 10),
        _ => new("elasticloadbalancing changing", 20, 3),
    };
}
