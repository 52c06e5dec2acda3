using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Finds the tenant of each request ahead of the host's own middleware, whatever their order.</summary>
internal sealed class TenantStartup(ResponseCachingBypass caching) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            Enter(context);
            return go(context);
        });
        next(app);
    };

    private void Enter(HttpContext context)
    {
        RequestTenant.Of(context);
        var features = new TenantFeatures(context, context.Features, caching.Enter(context));
        features.Set(features.Get<IHttpAuthenticationFeature>());

        // A host's own type of context keeps the tenant until middleware replaces the feature that holds the user.
        (context as DefaultHttpContext)?.Initialize(features);
    }
}
