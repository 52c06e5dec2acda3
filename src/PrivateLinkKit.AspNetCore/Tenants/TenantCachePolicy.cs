using Microsoft.AspNetCore.OutputCaching;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Separates the output cache by tenant, in addition to what the host's policies vary by.</summary>
internal sealed class TenantCachePolicy : IOutputCachePolicy
{
    private const string Key = "privatelinkkit:caller";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (RequestTenant.Of(context.HttpContext).CallerKey is { } caller)
        {
            context.CacheVaryByRules.VaryByValues[Key] = caller;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
}
