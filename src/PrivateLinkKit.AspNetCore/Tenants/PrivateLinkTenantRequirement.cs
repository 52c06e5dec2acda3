using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using PrivateLinkKit.AspNetCore.Tenants;

namespace PrivateLinkKit;

/// <summary>
/// The request comes through the VPC endpoint of a tenant. Otherwise the answer is 403, authenticated or not: other credentials would not help.
/// </summary>
public sealed class PrivateLinkTenantRequirement : AuthorizationHandler<PrivateLinkTenantRequirement>, IAuthorizationRequirement
{
    /// <summary>Requires any tenant.</summary>
    public PrivateLinkTenantRequirement() => Tenants = [];

    /// <summary>Requires one of the given tenants.</summary>
    /// <param name="tenants">At least one tenant: an empty list would admit every tenant.</param>
    /// <exception cref="ArgumentException">The list is empty, or a name in it is.</exception>
    public PrivateLinkTenantRequirement(params IEnumerable<string> tenants)
    {
        Tenants = [.. tenants];
        if (Tenants.Count == 0 || Tenants.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Name at least one tenant, without blank names; to admit every tenant, omit the list.", nameof(tenants));
        }
    }

    /// <summary>The admitted tenants.</summary>
    /// <value>Empty: all.</value>
    public IReadOnlyList<string> Tenants { get; }

    /// <inheritdoc/>
    public override string ToString() => Tenants.Count == 0 ? "A tenant's VPC endpoint" : $"The VPC endpoint of {string.Join(" or ", Tenants)}";

    /// <summary>Evaluates the user, and the request if the user is not the request's own.</summary>
    internal bool IsMetBy(ClaimsPrincipal user, HttpContext? context) =>
        (user.Identities.OfType<PrivateLinkTenantIdentity>().FirstOrDefault()?.Tenant ?? context?.GetPrivateLinkTenant()) is { } tenant
        && (Tenants.Count == 0 || Tenants.Contains(tenant));

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PrivateLinkTenantRequirement requirement)
    {
        var filter = context.Resource as FilterContext;
        if (requirement.IsMetBy(context.User, context.Resource as HttpContext ?? filter?.HttpContext))
        {
            context.Succeed(requirement);
        }
        else if (filter is not null)
        {
            RequestTenant.Of(filter.HttpContext).IsRefused = true;
        }

        return Task.CompletedTask;
    }
}
