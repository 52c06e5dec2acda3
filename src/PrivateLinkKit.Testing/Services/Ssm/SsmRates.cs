using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>
/// Buckets of each call: AWS General Reference, "AWS Systems Manager endpoints and quotas" (default throughput of Parameter Store; none for other
/// operations).
/// </summary>
internal static class SsmRates
{
    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => operation switch
    {
        "GetParameter" or "GetParameters" or "GetParametersByPath" => [new("ssm read", 40, 40)],
        "PutParameter" => [new("ssm put", 3, 3)],
        _ => [],
    };
}
