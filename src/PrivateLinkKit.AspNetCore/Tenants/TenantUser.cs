using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>User of a request; keeps the tenant's identity whichever user is assigned.</summary>
/// <param name="context">The request.</param>
/// <param name="host">The feature that holds the host's own user.</param>
internal sealed class TenantUser(HttpContext context, IHttpAuthenticationFeature host) : IHttpAuthenticationFeature
{
    private ClaimsPrincipal? _assigned = host.User;
    private ClaimsPrincipal? _user = host.User;

    public ClaimsPrincipal? User
    {
        get
        {
            if (!ReferenceEquals(_assigned, host.User))
            {
                _user = _assigned = host.User;
            }

            return _user = TenantPrincipal.With(_user, RequestTenant.Of(context).Identity);
        }

        set => _user = _assigned = host.User = value;
    }
}
