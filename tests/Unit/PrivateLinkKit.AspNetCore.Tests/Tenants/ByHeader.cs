using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

/// <summary>A host's authentication: users name themselves, and may claim to be a tenant.</summary>
internal sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["User"] is [{ } name]
        ? AuthenticateResult.Success(new AuthenticationTicket(UserOf(name, Request.Headers["Tenant"]), Scheme.Name))
        : AuthenticateResult.NoResult());

    private static ClaimsPrincipal UserOf(string name, string? tenant)
    {
        var user = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "header");
        user.AddClaims(tenant is null ? [] : [new Claim(PrivateLinkTenantIdentity.ClaimType, tenant)]);
        return new(user);
    }
}
