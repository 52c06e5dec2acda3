using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>User of a request; keeps the tenant's identity whichever user is assigned.</summary>
internal sealed class TenantUser(HttpContext context, ClaimsPrincipal? host) : IHttpAuthenticationFeature
{
    private ClaimsPrincipal? _user = host;

    public ClaimsPrincipal? User
    {
        get => _user = TenantPrincipal.With(_user, RequestTenant.Of(context).Identity);
        set => _user = value;
    }
}
