namespace PrivateLinkKit.Engine.Throttling;

/// <summary>Capacity and refill rate of an AWS token bucket, one in each account and region.</summary>
/// <param name="Bucket">Name of the bucket; operations with the same one share it.</param>
/// <param name="Capacity">Tokens of a full bucket.</param>
/// <param name="PerSecond">Tokens added per second.</param>
public sealed record RequestRate(string Bucket, int Capacity, double PerSecond);
