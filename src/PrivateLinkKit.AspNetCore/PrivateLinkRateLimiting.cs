using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.AspNetCore.Tenants;

namespace PrivateLinkKit;

/// <summary>Rate limits by tenant.</summary>
public static class PrivateLinkRateLimiting
{
    /// <summary>
    /// Returns the partition of a request: one for each tenant, whatever its addresses and endpoints; one for each endpoint of no tenant; and one for each
    /// address that calls through no endpoint, such as the NLB's own.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="limiter">Creates the limiter of a partition. Its argument is the tenant, or null for others.</param>
    /// <exception cref="InvalidOperationException"><c>AddPrivateLinkTenants</c> was not called.</exception>
    public static RateLimitPartition<string> PartitionByPrivateLinkTenant(this HttpContext context, Func<string?, RateLimiter> limiter)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(limiter);
        var caller = RequestTenant.Of(context);
        return RateLimitPartition.Get(caller.CallerKey ?? $"address {context.Connection.RemoteIpAddress}", _ => limiter(caller.Identity?.Tenant));
    }
}
