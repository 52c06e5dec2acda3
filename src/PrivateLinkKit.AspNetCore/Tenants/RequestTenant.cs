using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Tenant of a request, by the map at its start. A feature of the request.</summary>
internal sealed class RequestTenant
{
    private RequestTenant(PrivateLinkConnection? connection, PrivateLinkTenantIdentity? identity) => (Connection, Identity) = (connection, identity);

    public PrivateLinkConnection? Connection { get; }

    /// <summary>null: the request came through no tenant's endpoint.</summary>
    public PrivateLinkTenantIdentity? Identity { get; }

    /// <summary>true if an MVC filter has refused the request for its tenant.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Names the caller for caches and limits: the tenant, or the endpoint of no tenant; null without an endpoint.</summary>
    public string? CallerKey =>
        Identity is { Tenant: var tenant } ? $"tenant {tenant}"
        : Connection?.EndpointId is { } endpoint ? $"endpoint {endpoint}"
        : null;

    /// <exception cref="InvalidOperationException"><c>AddPrivateLinkTenants</c> was not called.</exception>
    public static RequestTenant Of(HttpContext context)
    {
        var connection = context.Features.Get<PrivateLinkConnection>();
        if (context.Features.Get<RequestTenant>() is { } known && known.Connection == connection)
        {
            return known;
        }

        var tenants = context.RequestServices.GetService<TenantMap>()
            ?? throw new InvalidOperationException("No map of tenants is registered; call services.AddPrivateLinkTenants().");
        var identity = connection is null ? OfUser(context)
            : connection.EndpointId is { } endpoint && tenants.TenantOf(endpoint) is { } tenant ? new PrivateLinkTenantIdentity(tenant)
            : null;
        var found = new RequestTenant(connection, identity);
        context.Features.Set(found);
        return found;
    }

    /// <summary>SignalR gives hubs on long polling a copy of the context that has the user but not the connection.</summary>
    private static PrivateLinkTenantIdentity? OfUser(HttpContext context) => context.User.Identities.OfType<PrivateLinkTenantIdentity>().FirstOrDefault();
}
