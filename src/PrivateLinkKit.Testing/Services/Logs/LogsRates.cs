namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Buckets of each call: CloudWatch Logs quotas (transactions per second of an account in a region).</summary>
internal static class LogsRates
{
    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => operation switch
    {
        "CreateLogGroup" or "DeleteLogGroup" or "DescribeLogGroups" => [new($"logs {operation}", 10, 10)],
        "CreateLogStream" => [new("logs create stream", 50, 50)],
        "DeleteLogStream" => [new("logs delete stream", 15, 15)],
        "DescribeLogStreams" or "GetLogEvents" or "FilterLogEvents" => [new($"logs {operation}", 25, 25)],
        _ => [],
    };
}
