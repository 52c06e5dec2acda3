using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCaching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrivateLinkKit;
using PrivateLinkKit.AspNetCore.Tenants;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tenants that call through PrivateLink.</summary>
public static class PrivateLinkTenantServiceCollectionExtensions
{
    /// <summary>
    /// Adds the map of tenants by VPC endpoint, for <c>HttpContext.GetPrivateLinkTenant</c>, policies with <c>RequirePrivateLinkTenant</c>, and the
    /// <see cref="PrivateLinkTenantIdentity"/> on <c>HttpContext.User</c>. Output caching keeps the answers of tenants apart, response caching keeps none. The
    /// section <c>PrivateLink:Tenants</c> of the configuration is read as well, and again when it changes. Ids that are malformed or given twice, and tenants
    /// without a name, stop startup. Register your own <c>IAuthorizationMiddlewareResultHandler</c> or <c>IAuthenticationService</c> before.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Adds tenants beside those of the configuration.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="OptionsValidationException">At startup: the map has errors; all are listed.</exception>
    public static IServiceCollection AddPrivateLinkTenants(this IServiceCollection services, Action<TenantOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.All(service => service.ServiceType != typeof(TenantMap)))
        {
            AddMap(services);
            AddIdentity(services);
            AddRefusal(services);
        }

        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }

    private static void AddMap(IServiceCollection services)
    {
        services.AddSingleton<TenantMap>();
        services.AddHostedService(provider => provider.GetRequiredService<TenantMap>());
        services.AddSingleton<IOptionsChangeTokenSource<TenantOptions>>(provider => new ConfigurationChangeTokenSource<TenantOptions>(Section(provider)));
        services.AddOptions<TenantOptions>().Configure<IServiceProvider>((tenants, provider) =>
        {
            foreach (var endpoint in Section(provider).GetChildren())
            {
                tenants.Add(endpoint.Key, endpoint.Value ?? "");
            }
        });
    }

    private static IConfigurationSection Section(IServiceProvider provider) => provider.GetRequiredService<IConfiguration>()
        .GetSection(TenantOptionErrors.Section);

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddTransient<IStartupFilter, TenantStartup>();
        services.AddSingleton<ResponseCachingBypass>();
        services.AddSingleton<IPostConfigureOptions<ResponseCachingOptions>>(provider => provider.GetRequiredService<ResponseCachingBypass>());
        services.AddAuthenticationCore();
        services.Wrap<IAuthenticationService, TenantAuthentication>(TenantAuthentication.OthersKey);
        services.Configure<OutputCacheOptions>(options => options.AddBasePolicy(new TenantCachePolicy()));
    }

    private static void AddRefusal(IServiceCollection services)
    {
        services.TryAddTransient<IAuthorizationMiddlewareResultHandler, AuthorizationMiddlewareResultHandler>();
        services.Wrap<IAuthorizationMiddlewareResultHandler, TenantRefusal>(TenantRefusal.OthersKey);
    }
}
