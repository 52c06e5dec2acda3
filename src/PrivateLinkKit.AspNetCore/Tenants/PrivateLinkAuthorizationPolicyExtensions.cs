using Microsoft.AspNetCore.Authorization;

namespace PrivateLinkKit;

/// <summary>Policies for tenants that call through PrivateLink.</summary>
public static class PrivateLinkAuthorizationPolicyExtensions
{
    /// <summary>Lets in requests through the VPC endpoints of tenants; others are answered with 403. Needs <c>AddPrivateLinkTenants</c>.</summary>
    /// <param name="policy">The policy, which may require more.</param>
    /// <param name="tenants">The tenants that are let in. None: every tenant of the map.</param>
    /// <returns>The same policy.</returns>
    public static AuthorizationPolicyBuilder RequirePrivateLinkTenant(this AuthorizationPolicyBuilder policy, params string[] tenants)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(tenants);
        return policy.AddRequirements(new PrivateLinkTenantRequirement(tenants));
    }
}
