using Microsoft.AspNetCore.Http;
using PrivateLinkKit.AspNetCore.Tenants;

namespace PrivateLinkKit;

/// <summary>Identifies the caller of a request.</summary>
public static class PrivateLinkHttpContextExtensions
{
    /// <summary>The connection on which the request came, as the NLB described it.</summary>
    /// <returns>null if the request came through a listener without
    /// <see cref="PrivateLinkListenOptionsExtensions.UsePrivateLinkProxyProtocol"/>.</returns>
    public static PrivateLinkConnection? GetPrivateLinkConnection(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<PrivateLinkConnection>();
    }

    /// <summary>
    /// The tenant whose VPC endpoint the request came through, according to the map of <c>AddPrivateLinkTenants</c> at the start of the
    /// request.
    /// </summary>
    /// <returns>null if the request came through no endpoint, or through one without a tenant.</returns>
    /// <exception cref="InvalidOperationException"><c>AddPrivateLinkTenants</c> was not called.</exception>
    public static string? GetPrivateLinkTenant(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RequestTenant.Of(context).Identity?.Tenant;
    }
}
