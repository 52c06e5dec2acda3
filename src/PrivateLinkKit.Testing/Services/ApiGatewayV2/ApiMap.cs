using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>HTTP APIs and VPC links for the map of the network.</summary>
internal static class ApiMap
{
    public static void Add(NetworkMapBuilder map, AccountRegion region)
    {
        var store = region.ApiGatewayV2;
        foreach (var link in store.VpcLinks)
        {
            map.Add(new ApiLink(link.Link.VpcLinkId!, link.Link.VpcLinkStatus is LinkStates.Available, map.InterfacesOf(link.InterfaceIds)));
        }

        foreach (var api in store.Apis)
        {
            var id = api.ApiId!;
            map.Add(new HostedApi(
                id,
                region.Name,
                HostNames.Of(region, id),
                IsRest: false,
                store.Stages.Of(id).ToDictionary(state => state.Stage.StageName!, state => Translate(store, id, state)))
            {
                IsDisabled = api.DisableExecuteApiEndpoint is true,
                CrossOrigin = api.CorsConfiguration is { } cors ? Translate(cors) : null,
            });
        }
    }

    private static ApiStage Translate(ApiGatewayV2Store store, string apiId, StageState state) => new(
        state.Stage.StageName!,
        state.Stage.StageVariables!,
        state.LiveDeploymentId is { } live ? store.Deployments.Find(apiId, live)?.Routes : null)
    {
        Throttle = Translate(state.Stage.DefaultRouteSettings),
        RouteThrottles = state.Stage.RouteSettings!.Select(entry => (entry.Key, Limit: Translate(entry.Value)))
            .Where(entry => entry.Limit is not null).ToDictionary(entry => entry.Key, entry => entry.Limit!),
    };

    private static ApiThrottle? Translate(RouteSettings? settings) =>
        settings is { ThrottlingBurstLimit: { } burst, ThrottlingRateLimit: { } rate } ? new(burst, rate) : null;

    private static CrossOriginRules Translate(Cors cors) => new()
    {
        Origins = cors.AllowOrigins ?? [],
        Methods = cors.AllowMethods ?? [],
        Headers = cors.AllowHeaders ?? [],
        ExposedHeaders = cors.ExposeHeaders ?? [],
        MaxAge = cors.MaxAge,
        AdmitsCredentials = cors.AllowCredentials is true,
    };
}
