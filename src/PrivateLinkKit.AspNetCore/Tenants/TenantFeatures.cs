using System.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.ResponseCaching;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>
/// Features of a request that keep the tenant's identity beside the user of whichever <see cref="IHttpAuthenticationFeature"/> is set: the authentication
/// and authorization middleware set their own.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="others">The server's features.</param>
/// <param name="atResponseCaching">Runs when the response caching middleware has decided about the request.</param>
internal sealed class TenantFeatures(HttpContext context, IFeatureCollection others, Action atResponseCaching) : IFeatureCollection
{
    public bool IsReadOnly => others.IsReadOnly;

    public int Revision => others.Revision;

    public object? this[Type key]
    {
        get => others[key];
        set => others[key] = Kept(key, value);
    }

    public TFeature? Get<TFeature>() => others.Get<TFeature>();

    public void Set<TFeature>(TFeature? instance) => others.Set((TFeature?)Kept(typeof(TFeature), instance));

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => others.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Kept(Type key, object? feature)
    {
        if (key == typeof(IResponseCachingFeature))
        {
            atResponseCaching();
        }

        return key != typeof(IHttpAuthenticationFeature) ? feature
            : feature as TenantUser ?? new TenantUser(context, (IHttpAuthenticationFeature?)feature ?? new HttpAuthenticationFeature());
    }
}
