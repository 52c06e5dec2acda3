namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Buckets of each call: ECR service quotas ("Rate of … requests").</summary>
internal static class EcrRates
{
    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => operation switch
    {
        "GetAuthorizationToken" => [new("ecr token", 500, 500)],
        "BatchGetImage" => [new("ecr batch get", 2000, 2000)],
        "PutImage" => [new("ecr put", 10, 10)],
        _ => [],
    };
}
