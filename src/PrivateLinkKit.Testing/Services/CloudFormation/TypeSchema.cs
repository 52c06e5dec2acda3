using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudFormation;

/// <summary>The schema of a resource type.</summary>
internal sealed class TypeSchema(string typeName, string text)
{
    private const string Properties = "/properties/";

    public string TypeName => typeName;

    /// <summary>The schema as JSON.</summary>
    public string Text => text;

    public JsonElement Root { get; } = JsonSerializer.Deserialize<JsonElement>(text);

    /// <summary>Names of the properties that identify a resource, in the order of compound identifiers.</summary>
    public IReadOnlyList<string> PrimaryIdentifier => field ??= [.. Pointers("primaryIdentifier").Select(pointer => pointer[Properties.Length..])];

    /// <summary>Pointers such as <c>/properties/Arn</c>.</summary>
    public IReadOnlyList<string> ReadOnly => field ??= Pointers("readOnlyProperties");

    /// <inheritdoc cref="ReadOnly"/>
    public IReadOnlyList<string> CreateOnly => field ??= Pointers("createOnlyProperties");

    /// <inheritdoc cref="ReadOnly"/>
    public IReadOnlyList<string> WriteOnly => field ??= Pointers("writeOnlyProperties");

    public string ProvisioningType => !Has("create") ? "NON_PROVISIONABLE" : Has("update") ? "FULLY_MUTABLE" : "IMMUTABLE";

    /// <summary>The property that has the tags; null: none.</summary>
    public string? TagProperty => Root.TryGetProperty("tagging", out var tagging) && tagging.TryGetProperty("taggable", out var taggable)
        && taggable.ValueKind is JsonValueKind.True && tagging.TryGetProperty("tagProperty", out var pointer)
            ? pointer.GetString()![Properties.Length..]
            : null;

    /// <summary>Returns true if the type has a handler: create, read, update, delete or list.</summary>
    public bool Has(string handler) => Root.TryGetProperty("handlers", out var handlers) && handlers.TryGetProperty(handler, out _);

    public JsonElement? Handler(string handler) => Has(handler) ? Root.GetProperty("handlers").GetProperty(handler) : null;

    /// <summary>Returns a schema, or the definition that it refers to.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/')[1..].Aggregate(Root, (at, name) => at.GetProperty(name));
        }

        return schema;
    }

    /// <summary>Returns a model without the properties of some pointers; <c>*</c> stands for any item.</summary>
    public static JsonObject Without(JsonObject model, IEnumerable<string> pointers)
    {
        var copy = model.DeepClone().AsObject();
        foreach (var pointer in pointers)
        {
            Remove(copy, pointer[Properties.Length..].Split('/'));
        }

        return copy;
    }

    private static void Remove(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Remove(item, path[0] is "*" ? path[1..] : path);
            }
        }
        else if (node is JsonObject members && path is [var last])
        {
            members.Remove(last);
        }
        else if (node is JsonObject parent)
        {
            Remove(parent[path[0]], path[1..]);
        }
    }

    private IReadOnlyList<string> Pointers(string list) =>
        Root.TryGetProperty(list, out var pointers) ? [.. pointers.EnumerateArray().Select(pointer => pointer.GetString()!)] : [];
}
