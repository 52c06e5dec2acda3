using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>Primary identifiers: the values of their properties, joined in order, or as JSON in any order.</summary>
internal static class Identifiers
{
    private const char Separator = '|';

    /// <summary>Returns the identifier of a resource; null: a property is missing.</summary>
    public static string? Of(TypeSchema schema, JsonObject model)
    {
        var values = schema.PrimaryIdentifier.Select(name => model.Text(name)).ToList();
        return values.Contains(null) ? null : string.Join(Separator, values);
    }

    /// <summary>Returns the properties of an identifier.</summary>
    public static JsonObject Parse(TypeSchema schema, string identifier)
    {
        var names = schema.PrimaryIdentifier;
        if (identifier is ['{', ..] && JsonText.ParseObject(identifier) is { } json)
        {
            return json.Count == names.Count && names.All(name => json[name] is JsonValue)
                ? json.Only(names)
                : throw CloudControlErrors.InvalidIdentifier(identifier, schema.TypeName);
        }

        IReadOnlyList<string> values = names.Count is 1 ? [identifier] : identifier.Split(Separator);
        return values.Count == names.Count
            ? new(names.Zip(values, (name, value) => KeyValuePair.Create(name, (JsonNode?)value)))
            : throw CloudControlErrors.InvalidIdentifier(identifier, schema.TypeName);
    }
}
