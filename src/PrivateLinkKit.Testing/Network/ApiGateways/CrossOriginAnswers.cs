using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>
/// The CORS headers of an API, which replace those of its integrations. Preflight requests are answered without a route (HTTP API guide, "Configure CORS").
/// </summary>
internal static class CrossOriginAnswers
{
    private const string Any = "*";
    private const string Prefix = "Access-Control-";

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey("Origin") && request.Headers.ContainsKey($"{Prefix}Request-Method");

    public static void AnswerPreflight(HttpContext http, CrossOriginRules rules)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        if (Add(http, rules))
        {
            Set(http.Response, "Allow-Methods", rules.Methods);
            Set(http.Response, "Allow-Headers", rules.Headers);
            Set(http.Response, "Max-Age", rules.MaxAge is { } seconds ? [$"{seconds}"] : []);
        }
    }

    public static void Replace(HttpContext http, CrossOriginRules rules)
    {
        foreach (var name in http.Response.Headers.Keys.Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            http.Response.Headers.Remove(name);
        }

        if (Add(http, rules))
        {
            Set(http.Response, "Expose-Headers", rules.ExposedHeaders);
        }
    }

    /// <summary>Returns false if the origin is not admitted.</summary>
    private static bool Add(HttpContext http, CrossOriginRules rules)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length is 0 || !rules.Origins.Any(known => Admits(known, origin)))
        {
            return false;
        }

        Set(http.Response, "Allow-Origin", [rules.Origins.Contains(Any) ? Any : origin]);
        Set(http.Response, "Allow-Credentials", rules.AdmitsCredentials ? ["true"] : []);
        return true;
    }

    // https://* and http://* admit all origins of a scheme.
    private static bool Admits(string known, string origin) =>
        known is Any || known == origin || (known.EndsWith("://*", StringComparison.Ordinal) && origin.StartsWith(known[..^1], StringComparison.Ordinal));

    private static void Set(HttpResponse response, string name, IReadOnlyList<string> values)
    {
        if (values is not [])
        {
            response.Headers[Prefix + name] = string.Join(',', values);
        }
    }
}
