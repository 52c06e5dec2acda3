using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>An operation that changes tags.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Parameters">Its parameters, by their names on the wire.</param>
internal sealed record TagCall(string Operation, JsonObject Parameters)
{
    public static JsonArray Pairs(IReadOnlyDictionary<string, string> tags, string key = "Key", string value = "Value") =>
        [.. tags.Select(tag => new JsonObject { [key] = tag.Key, [value] = tag.Value })];

    public static JsonObject Map(IReadOnlyDictionary<string, string> tags) =>
        new(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    /// <summary>Tags without values.</summary>
    public static JsonArray Keys(IReadOnlyList<string> keys) => [.. keys.Select(key => new JsonObject { ["Key"] = key })];

    public static JsonArray List(IReadOnlyList<string> keys) => [.. keys.Select(key => JsonValue.Create(key))];
}
