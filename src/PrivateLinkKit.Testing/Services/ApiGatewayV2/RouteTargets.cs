using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Targets of routes, which are integrations.</summary>
internal static class RouteTargets
{
    private const string Prefix = "integrations/";

    public static string Of(string integrationId) => $"{Prefix}{integrationId}";

    /// <summary>The integration of a route; null: it has none, or another target.</summary>
    public static Integration? IntegrationOf(AccountRegion region, string apiId, Route route) =>
        route.Target?.StartsWith(Prefix, StringComparison.Ordinal) is true ? region.ApiGatewayV2.Integrations.Find(apiId, route.Target[Prefix.Length..]) : null;
}
