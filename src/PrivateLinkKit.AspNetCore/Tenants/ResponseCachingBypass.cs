using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>
/// Keeps response caching from requests through an endpoint. The middleware considers nothing but the request's <c>Cache-Control</c>, which is the caller's
/// own again once it has decided, so that a proxy behind it forwards what the caller sent.
/// </summary>
internal sealed class ResponseCachingBypass : IPostConfigureOptions<ResponseCachingOptions>
{
    private const string NeitherServedNorStored = "no-cache, no-store";

    private volatile bool _isUsed;

    /// <summary>The middleware reads its options when the host builds its pipeline; hosts without it keep their headers.</summary>
    public void PostConfigure(string? name, ResponseCachingOptions options) => _isUsed = true;

    /// <summary>Returns what gives the request its own header back; does nothing the second time.</summary>
    public Action Enter(HttpContext context)
    {
        if (!_isUsed || RequestTenant.Of(context).CallerKey is null)
        {
            return () => { };
        }

        var headers = context.Request.Headers;
        var (own, changed) = (headers.CacheControl, true);
        headers.CacheControl = StringValues.Concat(own, NeitherServedNorStored);
        return () =>
        {
            if (changed)
            {
                (headers.CacheControl, changed) = (own, false);
            }
        };
    }
}
