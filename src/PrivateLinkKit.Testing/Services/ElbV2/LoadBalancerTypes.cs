namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>API names of types and schemes of load balancers.</summary>
internal static class LoadBalancerTypes
{
    public const string Application = "application";
    public const string Network = "network";
    public const string Internal = "internal";
    public const string InternetFacing = "internet-facing";
}
