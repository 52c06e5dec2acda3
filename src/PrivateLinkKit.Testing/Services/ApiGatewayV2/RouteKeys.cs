using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Keys of routes: <c>$default</c>, or a method and a path.</summary>
internal static class RouteKeys
{
    public const string Default = "$default";

    private static readonly string[] Methods = [ApiRoute.AnyMethod, "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

    public static void Check(string key)
    {
        if (key is not Default && (key.Split(' ') is not [var method, ['/', ..] path] || !Methods.Contains(method) || !IsValid(ApiRoute.SegmentsOf(path))))
        {
            throw ApiGatewayV2Errors.InvalidRouteKey();
        }
    }

    public static ApiRoute Parse(string key, ApiIntegration? integration) => key.Split(' ') is [var method, var path]
        ? new(key, method, ApiRoute.SegmentsOf(path), integration)
        : new(key, ApiRoute.AnyMethod, Segments: null, integration);

    private static bool IsValid(string[] segments) => segments.Index().All(entry =>
        (!ApiRoute.IsGreedy(entry.Item) || entry.Index == segments.Length - 1)
        && (ApiRoute.IsLabel(entry.Item) || !entry.Item.AsSpan().ContainsAny('{', '}')));
}
