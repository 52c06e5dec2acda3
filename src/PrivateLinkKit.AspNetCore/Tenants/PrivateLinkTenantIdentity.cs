using System.Security.Claims;

namespace PrivateLinkKit;

/// <summary>
/// Identity of the tenant whose VPC endpoint a request came through, on <c>HttpContext.User</c> beside the identities of the host's own authentication.
/// It is not authenticated (<see cref="ClaimsIdentity.IsAuthenticated"/>): a requirement for an authenticated user still means the host's own.
/// </summary>
public sealed class PrivateLinkTenantIdentity : ClaimsIdentity
{
    /// <summary>Type of the claim whose value is the tenant. Also the identity's <see cref="ClaimsIdentity.Name"/>.</summary>
    public const string ClaimType = "privatelinkkit:tenant";

    /// <summary>Creates the identity of a tenant; a test's user may have one too.</summary>
    /// <param name="tenant">The tenant, as the map of <c>AddPrivateLinkTenants</c> names it.</param>
    /// <exception cref="ArgumentException"><paramref name="tenant"/> is blank.</exception>
    public PrivateLinkTenantIdentity(string tenant)
        : base(authenticationType: null, nameType: ClaimType, roleType: null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        Tenant = tenant;
        AddClaim(new Claim(ClaimType, tenant));
    }

    /// <summary>The tenant.</summary>
    public string Tenant { get; }

    /// <inheritdoc/>
    public override ClaimsIdentity Clone() => new PrivateLinkTenantIdentity(Tenant);
}
