using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>
/// Answers 403 where the tenant is not admitted. Without it ASP.NET Core would challenge unauthenticated callers for credentials, and fail in hosts
/// that have no authentication.
/// </summary>
internal sealed class TenantRefusal([FromKeyedServices(TenantRefusal.OthersKey)] IAuthorizationMiddlewareResultHandler others)
    : IAuthorizationMiddlewareResultHandler
{
    /// <summary>Key of the handler for all other refusals.</summary>
    public const string OthersKey = "PrivateLinkKit: authorization results of the host";

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var tenants = policy.Requirements.OfType<PrivateLinkTenantRequirement>();
        if (authorizeResult.Succeeded || tenants.All(requirement => requirement.IsMetBy(context.User, context)))
        {
            return others.HandleAsync(next, context, policy, authorizeResult);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
