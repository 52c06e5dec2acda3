using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Routes of HTTP APIs.</summary>
internal static class Routes
{
    public static Route Create(ServiceCall call, CreateRouteRequest request)
    {
        var apiId = Existing.Api(call.Region, request.ApiId!).ApiId!;
        ApiGatewayV2Quotas.Route(call.Region, apiId);
        return Put(call, apiId, new Route
        {
            ApiKeyRequired = false,
            AuthorizationType = "NONE",
            OperationName = request.OperationName,
            RouteId = call.Cloud.Ids.Alphanumeric(7),
            RouteKey = request.RouteKey,
            Target = request.Target,
        });
    }

    public static Route Get(ServiceCall call, GetRouteRequest request) => Existing.Route(call.Region, request.ApiId!, request.RouteId!);

    public static GetRoutesResult List(ServiceCall call, GetRoutesRequest request)
    {
        var all = call.Region.ApiGatewayV2.Routes.Of(Existing.Api(call.Region, request.ApiId!).ApiId!);
        var (items, next) = Pages.Of(all, route => route.RouteId!, request.MaxResults, request.NextToken);
        return new() { Items = items, NextToken = next };
    }

    public static Route Update(ServiceCall call, UpdateRouteRequest request)
    {
        var route = Existing.Route(call.Region, request.ApiId!, request.RouteId!);
        return Put(call, request.ApiId!, route with
        {
            OperationName = request.OperationName ?? route.OperationName,
            RouteKey = request.RouteKey ?? route.RouteKey,
            Target = request.Target ?? route.Target,
        });
    }

    public static DeleteRouteResult Delete(ServiceCall call, DeleteRouteRequest request)
    {
        var route = Existing.Route(call.Region, request.ApiId!, request.RouteId!);
        call.Region.ApiGatewayV2.Routes.Remove(request.ApiId!, route.RouteId!);
        Deploying.Changed(call, request.ApiId!);
        return new();
    }

    private static Route Put(ServiceCall call, string apiId, Route route)
    {
        RouteKeys.Check(route.RouteKey!);
        if (call.Region.ApiGatewayV2.Routes.Of(apiId).Any(other => other.RouteKey == route.RouteKey && other.RouteId != route.RouteId))
        {
            throw ApiGatewayV2Errors.RouteExists(route.RouteKey!);
        }

        if (route.Target is { } target && RouteTargets.IntegrationOf(call.Region, apiId, route) is null)
        {
            throw ApiGatewayV2Errors.BadRequest($"Invalid target specified: {target} is not an integration of this API");
        }

        call.Region.ApiGatewayV2.Routes.Put(apiId, route);
        Deploying.Changed(call, apiId);
        return route;
    }
}
