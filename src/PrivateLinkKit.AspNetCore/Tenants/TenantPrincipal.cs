using System.Security.Claims;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>The host's user with one tenant added. Never changes the host's object, which requests may share.</summary>
internal sealed class TenantPrincipal : ClaimsPrincipal
{
    private readonly ClaimsPrincipal _host;

    private TenantPrincipal(ClaimsPrincipal host, IEnumerable<ClaimsIdentity> identities)
        : base(identities) => _host = host;

    /// <summary>
    /// Replaces the tenants of a user: also those of other identities, since a cookie may come from another endpoint, and a token issuer
    /// may let callers choose its claims.
    /// </summary>
    /// <param name="user">The host's user; null: none.</param>
    /// <param name="tenant">The tenant; null: none.</param>
    public static ClaimsPrincipal With(ClaimsPrincipal? user, PrivateLinkTenantIdentity? tenant)
    {
        user ??= new ClaimsPrincipal(new ClaimsIdentity());
        PrivateLinkTenantIdentity[] wanted = tenant is null ? [] : [tenant];
        var others = user.Identities.Where(identity => identity is not PrivateLinkTenantIdentity);
        if (user.Identities.OfType<PrivateLinkTenantIdentity>().SequenceEqual(wanted) && !others.Any(NamesTenant))
        {
            return user;
        }

        var own = others.Where(identity => identity.IsAuthenticated || identity.Claims.Any());
        return new TenantPrincipal(user, own.Select(identity => NamesTenant(identity) ? WithoutTenant(identity) : identity).Concat(wanted));
    }

    private static bool NamesTenant(ClaimsIdentity identity) => identity.FindFirst(PrivateLinkTenantIdentity.ClaimType) is not null;

    private static ClaimsIdentity WithoutTenant(ClaimsIdentity identity)
    {
        var copy = identity.Clone();
        foreach (var claim in copy.FindAll(PrivateLinkTenantIdentity.ClaimType).ToList())
        {
            copy.TryRemoveClaim(claim);
        }

        return copy;
    }

    /// <summary>The host's user may have roles that are not claims, as Windows users do.</summary>
    public override bool IsInRole(string role) => base.IsInRole(role) || _host.IsInRole(role);
}
