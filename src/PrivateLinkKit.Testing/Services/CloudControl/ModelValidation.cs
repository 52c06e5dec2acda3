using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>Validates models against the schema of their type, with the texts of AWS's validator.</summary>
internal sealed class ModelValidation(TypeSchema schema)
{
    private readonly List<string> _violations = [];

    /// <summary>Checks a desired state, which has no read-only properties.</summary>
    public static void CheckNew(TypeSchema schema, JsonObject model)
    {
        var validation = new ModelValidation(schema);
        validation.Validate("#", schema.Root, model);
        foreach (var name in schema.ReadOnly.Select(pointer => pointer.Split('/')[2..]).Where(path => path is [var name] && model.ContainsKey(name)))
        {
            validation.Violate("#", $"extraneous key [{name[0]}] is not permitted");
        }

        validation.Conclude();
    }

    /// <summary>Checks a changed model. What was against the schema before, such as a default that only the service uses, is not reported.</summary>
    public static void CheckChange(TypeSchema schema, JsonObject before, JsonObject after)
    {
        var (old, validation) = (new ModelValidation(schema), new ModelValidation(schema));
        old.Validate("#", schema.Root, before);
        validation.Validate("#", schema.Root, after);
        validation._violations.RemoveAll(old._violations.Contains);
        validation.Conclude();
    }

    private void Conclude()
    {
        if (_violations is not [])
        {
            throw CloudControlErrors.Validation($"Model validation failed ({string.Join("\n", _violations)})");
        }
    }

    private void Violate(string path, string reason) => _violations.Add($"{path}: {reason}");

    private void Validate(string path, JsonElement unresolved, JsonNode? value)
    {
        var shape = schema.Resolve(unresolved);
        if (!HasType(path, shape, value))
        {
            return;
        }

        if (shape.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonNode.DeepEquals(Node(choice), value)))
        {
            Violate(path, $"{Fields.AsText(value!)} is not a valid enum value");
        }

        if (shape.TryGetProperty("const", out var constant) && !JsonNode.DeepEquals(Node(constant), value))
        {
            Violate(path, $"{Fields.AsText(value!)} is not a valid value");
        }

        switch (value)
        {
            case JsonObject members: ValidateObject(path, shape, members); break;
            case JsonArray items: ValidateArray(path, shape, items); break;
            case JsonValue when value.GetValueKind() is JsonValueKind.String: ValidateText(path, shape, value.GetValue<string>()); break;
            case JsonValue number when number.TryGetValue<decimal>(out var size): ValidateNumber(path, shape, size); break;
        }

        ValidateChoices(path, shape, value);
    }

    private bool HasType(string path, JsonElement shape, JsonNode? value)
    {
        if (!shape.TryGetProperty("type", out var type))
        {
            return true;
        }

        List<string> expected = type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];
        var found = TypeOf(value);
        if (expected.Contains(found) || (found is "integer" && expected.Contains("number")))
        {
            return true;
        }

        Violate(path, $"expected type: {string.Join(" or ", expected.Select(Titled))}, found: {Titled(found)}");
        return false;
    }

    private void ValidateObject(string path, JsonElement shape, JsonObject members)
    {
        if (shape.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !members.ContainsKey(name)))
            {
                Violate(path, $"required key [{name}] not found");
            }
        }

        foreach (var (name, value) in members)
        {
            if (shape.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property))
            {
                Validate($"{path}/{name}", property, value);
            }
            else if (PatternFor(shape, name) is { } pattern)
            {
                Validate($"{path}/{name}", pattern, value);
            }
            else if (shape.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind is JsonValueKind.False)
            {
                Violate(path, $"extraneous key [{name}] is not permitted");
            }
        }
    }

    private static JsonElement? PatternFor(JsonElement shape, string name)
    {
        if (shape.TryGetProperty("patternProperties", out var patterns))
        {
            foreach (var pattern in patterns.EnumerateObject().Where(pattern => Regex.IsMatch(name, pattern.Name)))
            {
                return pattern.Value;
            }
        }

        return null;
    }

    private void ValidateArray(string path, JsonElement shape, JsonArray items)
    {
        if (shape.TryGetProperty("minItems", out var least) && items.Count < least.GetInt32())
        {
            Violate(path, $"expected minimum item count: {least}, found: {items.Count}");
        }

        if (shape.TryGetProperty("maxItems", out var most) && items.Count > most.GetInt32())
        {
            Violate(path, $"expected maximum item count: {most}, found: {items.Count}");
        }

        if (shape.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind is JsonValueKind.True
            && items.DistinctBy(item => item?.ToJsonString()).Count() < items.Count)
        {
            Violate(path, "array items are not unique");
        }

        if (shape.TryGetProperty("items", out var item))
        {
            for (var index = 0; index < items.Count; index++)
            {
                Validate($"{path}/{index}", item, items[index]);
            }
        }
    }

    private void ValidateText(string path, JsonElement shape, string text)
    {
        if (shape.TryGetProperty("minLength", out var least) && text.Length < least.GetInt32())
        {
            Violate(path, $"expected minLength: {least}, actual: {text.Length}");
        }

        if (shape.TryGetProperty("maxLength", out var most) && text.Length > most.GetInt32())
        {
            Violate(path, $"expected maxLength: {most}, actual: {text.Length}");
        }

        if (shape.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
        {
            Violate(path, $"string [{text}] does not match pattern {pattern}");
        }
    }

    private void ValidateNumber(string path, JsonElement shape, decimal number)
    {
        if (shape.TryGetProperty("minimum", out var least) && number < least.GetDecimal())
        {
            Violate(path, $"{number} is not greater or equal to {least}");
        }

        if (shape.TryGetProperty("maximum", out var most) && number > most.GetDecimal())
        {
            Violate(path, $"{number} is not less or equal to {most}");
        }
    }

    private void ValidateChoices(string path, JsonElement shape, JsonNode? value)
    {
        if (shape.TryGetProperty("oneOf", out var one) && one.EnumerateArray().Count(choice => Fits(choice, value)) is not 1 and var fitting)
        {
            Violate(path, $"{fitting} subschemas matched instead of one");
        }

        if (shape.TryGetProperty("anyOf", out var any) && !any.EnumerateArray().Any(choice => Fits(choice, value)))
        {
            Violate(path, "no subschema matched out of the total " + $"{any.GetArrayLength()} subschemas");
        }
    }

    private bool Fits(JsonElement shape, JsonNode? value)
    {
        var attempt = new ModelValidation(schema);
        attempt.Validate("#", shape, value);
        return attempt._violations is [];
    }

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.AsValue().TryGetValue<decimal>(out var number) && number == decimal.Truncate(number) ? "integer" : "number",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    private static string Titled(string type) => type switch
    {
        "array" => "JSONArray",
        "object" => "JSONObject",
        _ => $"{char.ToUpperInvariant(type[0])}{type[1..]}",
    };
}
