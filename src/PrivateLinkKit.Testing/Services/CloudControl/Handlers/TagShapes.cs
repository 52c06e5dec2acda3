using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>The shapes that tags have in resource types and in services.</summary>
internal static class TagShapes
{
    /// <summary>Returns tags by their keys: of a list of keys and values, or of a map; null has none.</summary>
    public static Dictionary<string, string> Values(JsonNode? tags) => tags switch
    {
        JsonArray list => list.ToDictionary(tag => tag.Required("Key"), tag => tag.Text("Value") ?? ""),
        JsonObject map => map.ToDictionary(tag => tag.Key, tag => Fields.AsText(tag.Value!)),
        _ => [],
    };

    /// <summary>Returns a list of keys and values; null: there are none.</summary>
    public static JsonArray? Pairs(JsonNode? tags, string key = "Key", string value = "Value") => Values(tags) is { Count: > 0 } some
        ? [.. some.Select(tag => new JsonObject { [key] = tag.Key, [value] = tag.Value })]
        : null;

    /// <summary>Returns a map; null: there are none.</summary>
    public static JsonObject? Map(JsonNode? tags) => Values(tags) is { Count: > 0 } some
        ? new(some.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)))
        : null;

    /// <summary>Returns the tag specification of an EC2 call; null: there are no tags.</summary>
    public static JsonArray? Specification(JsonNode? tags, string resourceType) => Pairs(tags) is { } pairs
        ? [new JsonObject { ["ResourceType"] = resourceType, ["Tags"] = pairs }]
        : null;
}
