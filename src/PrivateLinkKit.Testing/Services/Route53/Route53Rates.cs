namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Bucket of each call: five requests per second per account (Route 53 developer guide, quotas on API requests).</summary>
internal static class Route53Rates
{
    public static IReadOnlyList<RateBucket> OfEveryCall { get; } = [new("route53", 5, 5)];
}
