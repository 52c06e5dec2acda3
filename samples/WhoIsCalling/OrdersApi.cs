using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrivateLinkKit;

namespace WhoIsCalling;

/// <summary>The service: it identifies its tenants by the endpoints of their connections, and admits only them.</summary>
internal static class OrdersApi
{
    public const string Image = "orders-api";
    public const string ProviderRange = "10.100.100.0/24";

    private const string Tenants = "tenants";

    public static void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddPrivateLinkTenants();
        builder.Services.AddAuthorizationBuilder().AddPolicy(Tenants, policy => policy.RequirePrivateLinkTenant());
    }

    public static void Map(WebApplication app)
    {
        app.UseAuthorization();
        app.MapGet("/orders", (HttpContext context) =>
            $"orders of {context.GetPrivateLinkTenant()}, for {context.Connection.RemoteIpAddress} through "
                + $"{context.GetPrivateLinkConnection()!.EndpointId}").RequireAuthorization(Tenants);
    }

    public static void Listen(ListenOptions listen) =>
        listen.UsePrivateLinkProxyProtocol(options => options.TrustedSources.Add(IPNetwork.Parse(ProviderRange)));
}
