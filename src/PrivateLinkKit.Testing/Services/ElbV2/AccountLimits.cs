using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The quotas of a new account, enforced if <see cref="EmbeddedAwsOptions.Quotas"/> is set.</summary>
internal static class AccountLimits
{
    private static readonly Limit[] Defaults =
    [
        new() { Name = "application-load-balancers", Max = "50" },
        new() { Name = "listeners-per-application-load-balancer", Max = "50" },
        new() { Name = "listeners-per-network-load-balancer", Max = "50" },
        new() { Name = "network-load-balancers", Max = "50" },
        new() { Name = "rules-per-application-load-balancer", Max = "100" },
        new() { Name = "target-groups", Max = "3000" },
        new() { Name = "targets-per-availability-zone-per-network-load-balancer", Max = "500" },
        new() { Name = "targets-per-network-load-balancer", Max = "3000" },
    ];

    public static DescribeAccountLimitsResult Describe(ServiceCall call, DescribeAccountLimitsRequest request)
    {
        var (page, next) = Markers.Page(Defaults, limit => limit.Name!, request.Marker, request.PageSize);
        return new DescribeAccountLimitsResult { Limits = page, NextMarker = next };
    }
}
