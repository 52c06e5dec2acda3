using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>
/// Parameter mappings, such as <c>overwrite:header.x</c> with <c>$request.path</c> (API Gateway guide, "Transforming API requests and responses").
/// </summary>
internal static partial class Mappings
{
    private static readonly string[] Reserved = ["access-control-", "apigw-", "content-", "proxy-"];
    private static readonly string[] ReservedNames = ["authorization", "connection", "forwarded", "keep-alive", "origin"];

    public static IReadOnlyList<ParameterMapping> OfRequests(IReadOnlyDictionary<string, string>? parameters) =>
        [.. (parameters ?? new Dictionary<string, string>()).Select(entry => Parse(entry.Key, entry.Value, "header", "querystring", "path"))];

    public static IReadOnlyDictionary<int, IReadOnlyList<ParameterMapping>> OfResponses(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters) =>
        (parameters ?? new Dictionary<string, IReadOnlyDictionary<string, string>>()).ToDictionary(
            entry => int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and <= 599
                ? status
                : throw ApiGatewayV2Errors.BadRequest($"Invalid status code specified: {entry.Key}"),
            entry => (IReadOnlyList<ParameterMapping>)[.. entry.Value.Select(mapping => Parse(mapping.Key, mapping.Value, "header", "statuscode"))]);

    private static ParameterMapping Parse(string key, string value, params string[] places)
    {
        if (Key().Match(key) is not { Success: true } match || !places.Contains(match.Groups["place"].Value))
        {
            throw ApiGatewayV2Errors.InvalidMapping(key);
        }

        var (place, name) = (Enum.Parse<MappingPlace>(match.Groups["place"].Value, ignoreCase: true), match.Groups["name"].Value);
        var action = Enum.Parse<MappingAction>(match.Groups["action"].Value, ignoreCase: true);
        if (place is MappingPlace.Path or MappingPlace.StatusCode
            ? name.Length > 0 || action is not MappingAction.Overwrite
            : name.Length is 0 || (place is MappingPlace.Header && IsReserved(name)))
        {
            throw ApiGatewayV2Errors.InvalidMapping(key);
        }

        if (value.Contains("$request.body", StringComparison.Ordinal) || value.Contains("{request.body", StringComparison.Ordinal)
            || value.Contains("$response.", StringComparison.Ordinal) || value.Contains("{response.", StringComparison.Ordinal))
        {
            throw ApiGatewayV2Errors.NotEmulated($"the value {value} in parameter mappings");
        }

        return place is MappingPlace.StatusCode && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? throw ApiGatewayV2Errors.InvalidMapping(value)
            : new(action, place, name, value is "''" ? "" : value);
    }

    private static bool IsReserved(string header) =>
        ReservedNames.Contains(header, StringComparer.OrdinalIgnoreCase)
        || Reserved.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""^(?<action>append|overwrite|remove):(?<place>header|querystring|path|statuscode)(\.(?<name>[^\s]+))?\z""")]
    private static partial Regex Key();
}
