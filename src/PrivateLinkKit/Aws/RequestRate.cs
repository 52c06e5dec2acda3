namespace PrivateLinkKit.Aws;

/// <summary>A token bucket of AWS's, one in each account and region: what it holds when full, and what flows in.</summary>
internal sealed record RequestRate(string Bucket, int Capacity, double PerSecond);
