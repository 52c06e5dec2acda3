using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>
/// Chooses the route of a request: the most specific path, literals before labels before <c>{proxy+}</c> before any path, and its own method before all. A
/// REST API chooses the path first, and then has the method there or not (HTTP API guide, "Routing API requests"; REST API guide, "Proxy resources").
/// </summary>
internal static class RouteChoice
{
    public static ApiRoute? Find(IReadOnlyList<ApiRoute> routes, bool pathFirst, string method, string[] path)
    {
        var fitting = routes.Where(route => Fits(route.Segments, path) && (pathFirst || HasMethod(route, method))).GroupBy(Rank, StringComparer.Ordinal);
        return fitting.MinBy(group => group.Key, StringComparer.Ordinal)?
            .Where(route => HasMethod(route, method)).OrderBy(route => route.Method is ApiRoute.AnyMethod).FirstOrDefault();
    }

    /// <summary>Returns what the labels of a route stand for, as it is in the path.</summary>
    public static IReadOnlyDictionary<string, string> LabelsOf(ApiRoute route, string[] path) => (route.Segments ?? []).Index()
        .Where(entry => ApiRoute.IsLabel(entry.Item))
        .ToDictionary(
            entry => ApiRoute.NameOf(entry.Item),
            entry => ApiRoute.IsGreedy(entry.Item) ? string.Join('/', path[entry.Index..]) : path[entry.Index]);

    private static bool HasMethod(ApiRoute route, string method) => route.Method is ApiRoute.AnyMethod || route.Method == method;

    private static bool Fits(IReadOnlyList<string>? segments, string[] path) => segments is null
        || (segments is [.., var last] && ApiRoute.IsGreedy(last) ? path.Length >= segments.Count : path.Length == segments.Count)
            && segments.Zip(path).All(pair => ApiRoute.IsLabel(pair.First) || pair.First == Uri.UnescapeDataString(pair.Second));

    private static string Rank(ApiRoute route) => route.Segments is null
        ? "3"
        : string.Concat(route.Segments.Select(segment => ApiRoute.IsGreedy(segment) ? '2' : ApiRoute.IsLabel(segment) ? '1' : '0'));
}
