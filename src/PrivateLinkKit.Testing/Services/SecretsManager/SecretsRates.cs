namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Buckets of each call: Secrets Manager quotas ("API request rate").</summary>
internal static class SecretsRates
{
    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => operation switch
    {
        "GetSecretValue" or "DescribeSecret" => [new("secrets read", 10_000, 10_000)],
        "ListSecrets" => [new("secrets list", 100, 100)],
        _ => [new("secrets write", 50, 50)],
    };
}
