using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Limits the requests to a route by the settings of its stage, and by the clock.</summary>
internal sealed class ApiThrottles(TimeProvider time)
{
    private readonly RateLimiter _limiter = new(time);

    public bool Admits(RoutedRequest request)
    {
        var (api, stage) = (request.Api, request.Stage);
        var limit = stage.RouteThrottles.GetValueOrDefault(request.Route.Key) ?? stage.Throttle;
        return limit is null
            || _limiter.TryTake(api.Id, api.Region, [new RateBucket($"{stage.Name} {request.Route.Key} {limit}", limit.Burst, limit.Rate)]);
    }

    public void Clear() => _limiter.Clear();
}
