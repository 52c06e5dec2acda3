using System.Globalization;
using System.Text;
using System.Text.Json;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Values;

/// <summary>Names and texts of the canonical form, and its reader.</summary>
internal static class PropertyJson
{
    public const string Reference = "$ref";
    public const string Output = "$output";
    public const string Secret = "$secret";

    private const char Reserved = '$';

    public static PropertyValue? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => new TextValue(json.GetString()!),
        JsonValueKind.Number => new NumberValue(json.GetDecimal()),
        JsonValueKind.True => new BooleanValue(true),
        JsonValueKind.False => new BooleanValue(false),
        JsonValueKind.Array => PropertyValue.List(json.EnumerateArray().Select(
            item => Read(item) ?? throw new FormatException("An element of a list is null; leave it out."))),
        JsonValueKind.Object when json.TryGetProperty(Reference, out var id) =>
            new ReferenceValue(new OutputOf(new LogicalId(id.GetString()!), json.GetProperty(Output).GetString()!)),
        JsonValueKind.Object => MapValue.Of(json.EnumerateObject().Select(member => (NameOf(member.Name), Read(member.Value)))),
        _ => throw new FormatException($"JSON of kind {json.ValueKind} is not a property's value."),
    };

    public static void WriteName(StringBuilder json, string name)
    {
        WriteText(json, name is [Reserved, ..] ? $"{Reserved}{name}" : name);
        json.Append(':');
    }

    /// <summary>Halves of surrogate pairs are control characters too, since UTF-8 cannot hold them.</summary>
    public static void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsSurrogatePair(text, at);
            _ = text[at] switch
            {
                '"' or '\\' => json.Append('\\').Append(text[at]),
                var character when char.IsControl(character) || (char.IsSurrogate(character) && !isPair) =>
                    json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                var character when isPair => json.Append(character).Append(text[++at]),
                var character => json.Append(character),
            };
        }

        json.Append('"');
    }

    private static string NameOf(string name) => name switch
    {
        [Reserved, Reserved, ..] => name[1..],
        [Reserved, ..] => throw new FormatException($"The name '{name}' is reserved; double its {Reserved}."),
        _ => name,
    };
}
