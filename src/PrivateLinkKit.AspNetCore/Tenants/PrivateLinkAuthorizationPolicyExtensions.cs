using Microsoft.AspNetCore.Authorization;

namespace PrivateLinkKit;

/// <summary>Policies for tenants that call through PrivateLink.</summary>
public static class PrivateLinkAuthorizationPolicyExtensions
{
    /// <summary>Admits requests through the VPC endpoint of any tenant of the map; others get 403. Needs <c>AddPrivateLinkTenants</c>.</summary>
    /// <param name="policy">The policy, which may require more.</param>
    /// <returns>The same policy.</returns>
    public static AuthorizationPolicyBuilder RequirePrivateLinkTenant(this AuthorizationPolicyBuilder policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.AddRequirements(new PrivateLinkTenantRequirement());
    }

    /// <summary>Admits requests through the VPC endpoints of some tenants; others get 403. Needs <c>AddPrivateLinkTenants</c>.</summary>
    /// <param name="policy">The policy, which may require more.</param>
    /// <param name="tenants">The admitted tenants.</param>
    /// <returns>The same policy.</returns>
    /// <exception cref="ArgumentException">The list is empty, or a name in it is.</exception>
    public static AuthorizationPolicyBuilder RequirePrivateLinkTenant(this AuthorizationPolicyBuilder policy, params string[] tenants)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(tenants);
        return policy.AddRequirements(new PrivateLinkTenantRequirement(tenants));
    }
}
