namespace PrivateLinkKit.Engine.Throttling;

/// <summary>Capacity and refill rate of an AWS token bucket, one in each account and region.</summary>
internal sealed record RequestRate(string Bucket, int Capacity, double PerSecond);
