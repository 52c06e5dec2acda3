using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Primitives;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Finds the tenant of each request ahead of the host's own middleware, whatever their order.</summary>
internal sealed class TenantStartup : IStartupFilter
{
    private const string NotFromOrIntoCaches = "no-cache, no-store";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            Enter(context);
            return go(context);
        });
        next(app);
    };

    private static void Enter(HttpContext context)
    {
        var tenant = RequestTenant.Of(context);
        context.Features.Set<IHttpAuthenticationFeature>(new TenantUser(context, context.Features.Get<IHttpAuthenticationFeature>()?.User));
        if (tenant.CallerKey is not null)
        {
            // Response caching checks only this header, not the user.
            var headers = context.Request.Headers;
            headers.CacheControl = StringValues.Concat(headers.CacheControl, NotFromOrIntoCaches);
        }
    }
}
