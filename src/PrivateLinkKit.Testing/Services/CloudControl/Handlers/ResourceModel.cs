using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>Turns answers of operations into properties of a resource, by the schema of its type.</summary>
internal static class ResourceModel
{
    public static JsonObject Read(TypeSchema schema, JsonNode source, string renamed)
    {
        var names = renamed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var model = new JsonObject();
        foreach (var property in schema.Root.GetProperty("properties").EnumerateObject())
        {
            if (source.Member(names.GetValueOrDefault(property.Name, property.Name)) is { } value && !IsEmpty(value))
            {
                model[property.Name] = Shape(schema, property.Value, value);
            }
        }

        return model;
    }

    private static JsonNode? Shape(TypeSchema schema, JsonElement shape, JsonNode value)
    {
        shape = schema.Resolve(shape);
        var types = TypesOf(shape);
        return value switch
        {
            JsonArray items when shape.TryGetProperty("items", out var item) =>
                new JsonArray([.. items.OfType<JsonNode>().Select(one => Shape(schema, item, one))]),
            JsonObject members when shape.TryGetProperty("properties", out var properties) => Structure(schema, properties, members),
            JsonValue when types.Contains("object") && JsonText.ParseObject(Fields.AsText(value)) is { } parsed => parsed,
            JsonValue when types is [var type] => Scalar(type, value),
            _ => value.DeepClone(),
        };
    }

    private static JsonObject Structure(TypeSchema schema, JsonElement properties, JsonObject members) => new(properties.EnumerateObject()
        .Where(property => members.Member(property.Name) is not null)
        .Select(property => KeyValuePair.Create(property.Name, Shape(schema, property.Value, members.Member(property.Name)!))));

    private static JsonNode? Scalar(string type, JsonNode value)
    {
        var text = Fields.AsText(value);
        return type switch
        {
            "string" => text,
            "boolean" when bool.TryParse(text, out var flag) => flag,
            "integer" or "number" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => value.DeepClone(),
        };
    }

    private static string[] TypesOf(JsonElement shape) => !shape.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];

    private static bool IsEmpty(JsonNode value) => value is JsonArray { Count: 0 };
}
