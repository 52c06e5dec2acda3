using System.Text.Json.Nodes;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Reads the CLI's answers by paths such as <c>LoadBalancers[0].State.Code</c>.</summary>
internal static class JsonPaths
{
    public static JsonNode At(this JsonNode node, string path) => path
        .Replace("[", ".").Replace("]", "").Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(node, (at, step) => (int.TryParse(step, out var index) ? at.Item(index) : at[step])
            ?? throw new InvalidOperationException($"There is no {step} of {path} in {node.ToJsonString()}"));

    public static string Text(this JsonNode node, string path) => node.At(path).ToString();

    /// <summary>Returns one member of every item of a list, sorted.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode node, string path, string? member = null) =>
        [.. node.At(path).AsArray().Select(item => member is null ? item!.ToString() : item!.Text(member)).Order(StringComparer.Ordinal)];

    public static int Count(this JsonNode node, string path) => node.At(path).AsArray().Count;

    private static JsonNode? Item(this JsonNode node, int index) => index < node.AsArray().Count ? node[index] : null;
}
