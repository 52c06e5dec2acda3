using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.State;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Finds API, stage and route of a request, each in the network's current state.</summary>
internal sealed class ApiRequests(MapCache maps, Ids ids, ApiThrottles throttles, ApiForwarder forwarder)
{
    public async Task HandleAsync(HttpContext http, IHttpForwarder yarp)
    {
        var id = ids.NextGuid().ToString();
        if (!maps.Current().Apis.TryGetValue(http.Request.Host.Host.ToLowerInvariant(), out var api))
        {
            await ApiAnswers.ForbiddenAsync(http);
            return;
        }

        RequestIds.Add(http.Response, api.IsRest, id);
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        if (api.IsDisabled || StageOf(api, path) is not var (stage, rest))
        {
            await (api.IsRest ? ApiAnswers.ForbiddenAsync(http) : ApiAnswers.NoRouteAsync(http, isRest: false));
            return;
        }

        if (api.CrossOrigin is { } rules && CrossOriginAnswers.IsPreflight(http.Request))
        {
            CrossOriginAnswers.AnswerPreflight(http, rules);
            return;
        }

        if (RouteChoice.Find(stage.Routes ?? [], pathFirst: api.IsRest, http.Request.Method, ApiRoute.SegmentsOf(rest)) is not { } route)
        {
            await ApiAnswers.NoRouteAsync(http, api.IsRest);
            return;
        }

        var routed = new RoutedRequest(http, id, api, stage, route, path, rest);
        await (await IsTooLargeAsync(http) ? ApiAnswers.TooLargeAsync(http, api)
            : throttles.Admits(routed) ? forwarder.ForwardAsync(routed, yarp)
            : ApiAnswers.ThrottledAsync(http, api));
    }

    /// <summary>Reads a body that is too large. One of unknown length fails when it exceeds the limit.</summary>
    private static async Task<bool> IsTooLargeAsync(HttpContext http)
    {
        if (http.Request.ContentLength > IntegrationTransform.LongestBody)
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            return true;
        }

        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = IntegrationTransform.LongestBody;
        return false;
    }

    /// <summary>The stage that the path begins with, or the default one of an HTTP API, and the path behind it.</summary>
    private static (ApiStage Stage, string Path)? StageOf(HostedApi api, string path)
    {
        var first = ApiRoute.SegmentsOf(path).FirstOrDefault("");
        return api.Stages.TryGetValue(first, out var named) && first is not HostedApi.DefaultStage
                ? (named, path.IndexOf('/', 1) is > 0 and var end ? path[end..] : "/")
            : api.Stages.TryGetValue(HostedApi.DefaultStage, out var common) ? (common, path)
            : null;
    }
}
