using Microsoft.AspNetCore.OutputCaching;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Gives each tenant its own entries in the output cache, whatever else a host's policies vary by.</summary>
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
