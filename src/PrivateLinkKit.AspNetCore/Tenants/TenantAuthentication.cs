using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>The host's authentication with the tenant beside every user that it finds, also where the host authenticates by itself.</summary>
internal sealed class TenantAuthentication([FromKeyedServices(TenantAuthentication.OthersKey)] IAuthenticationService others) : IAuthenticationService
{
    /// <summary>Key of the host's own service.</summary>
    public const string OthersKey = "PrivateLinkKit: authentication of the host";

    public async Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        var result = await others.AuthenticateAsync(context, scheme);
        return result.Succeeded
            ? AuthenticateResult.Success(new AuthenticationTicket(
                TenantPrincipal.With(result.Principal, RequestTenant.Of(context).Identity), result.Properties, result.Ticket.AuthenticationScheme))
            : result;
    }

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        IsRefused(context) ? Task.CompletedTask : others.ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        IsRefused(context) ? Task.CompletedTask : others.ForbidAsync(context, scheme, properties);

    /// <summary>A tenant belongs to the connection, so cookies omit it.</summary>
    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
        others.SignInAsync(context, scheme, TenantPrincipal.With(principal, tenant: null), properties);

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => others.SignOutAsync(context, scheme, properties);

    /// <summary>MVC filters request a challenge when a policy is not met, without calling <see cref="TenantRefusal"/>.</summary>
    private static bool IsRefused(HttpContext context)
    {
        if (!RequestTenant.Of(context).IsRefused)
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return true;
    }
}
