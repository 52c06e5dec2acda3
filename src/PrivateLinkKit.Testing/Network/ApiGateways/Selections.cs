using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Fills in selections in texts: <c>$request.path</c> alone, or <c>${request.path.id}</c> among other text.</summary>
internal static partial class Selections
{
    public static string Fill(string text, RoutedRequest request) =>
        Selection().Replace(text, match => request.Select(match.Groups["wrapped"] is { Success: true } wrapped ? wrapped.Value : match.Groups["bare"].Value));

    [GeneratedRegex("""\$\{(?<wrapped>[^}]+)\}|\$(?<bare>(?:request|context|stageVariables)(?:\.[A-Za-z0-9_-]+)*)""")]
    private static partial Regex Selection();
}
