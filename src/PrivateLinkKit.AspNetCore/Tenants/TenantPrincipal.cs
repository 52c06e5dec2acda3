using System.Security.Claims;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>The host's user with one tenant beside it. Never changes the host's object, which requests may share.</summary>
internal sealed class TenantPrincipal : ClaimsPrincipal
{
    private readonly ClaimsPrincipal _host;

    private TenantPrincipal(ClaimsPrincipal host, IEnumerable<ClaimsIdentity> identities)
        : base(identities) => _host = host;

    /// <summary>Replaces the tenants of a user, such as one that a cookie brought from elsewhere.</summary>
    /// <param name="user">The host's user; null: none.</param>
    /// <param name="tenant">The tenant; null: none.</param>
    public static ClaimsPrincipal With(ClaimsPrincipal? user, PrivateLinkTenantIdentity? tenant)
    {
        user ??= new ClaimsPrincipal(new ClaimsIdentity());
        PrivateLinkTenantIdentity[] wanted = tenant is null ? [] : [tenant];
        if (user.Identities.OfType<PrivateLinkTenantIdentity>().SequenceEqual(wanted))
        {
            return user;
        }

        var own = user.Identities.Where(identity => identity is not PrivateLinkTenantIdentity && (identity.IsAuthenticated || identity.Claims.Any()));
        return new TenantPrincipal(user, own.Concat(wanted));
    }

    /// <summary>The host's user may know roles that are no claims, as Windows users do.</summary>
    public override bool IsInRole(string role) => base.IsInRole(role) || _host.IsInRole(role);
}
