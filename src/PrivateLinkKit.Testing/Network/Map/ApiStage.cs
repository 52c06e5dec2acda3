namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A stage of an API, with the routes of its deployment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Routes">The routes; null: it has no deployment.</param>
internal sealed record ApiStage(string Name, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<ApiRoute>? Routes)
{
    /// <summary>Limit of the requests to each route; null: none.</summary>
    public ApiThrottle? Throttle { get; init; }

    /// <summary>Limits of single routes, by their keys.</summary>
    public IReadOnlyDictionary<string, ApiThrottle> RouteThrottles { get; init; } = new Dictionary<string, ApiThrottle>();
}

/// <summary>Limit of requests.</summary>
/// <param name="Burst">Number at once.</param>
/// <param name="Rate">Number per second.</param>
internal sealed record ApiThrottle(int Burst, double Rate);
