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

    /// <exception cref="FormatException">See <see cref="PropertyValue.FromJson"/>.</exception>
    public static PropertyValue? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => new TextValue(json.GetString()!),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? new NumberValue(number)
            : throw new FormatException($"The number {json.GetRawText()} is out of range: write it as text."),
        JsonValueKind.True => new BooleanValue(true),
        JsonValueKind.False => new BooleanValue(false),
        JsonValueKind.Array => PropertyValue.List(json.EnumerateArray().Select(
            item => Read(item) ?? throw new FormatException("An element of a list is null; leave it out."))),
        JsonValueKind.Object when json.TryGetProperty(Reference, out _) => ReadReference(json),
        JsonValueKind.Object when json.TryGetProperty(Secret, out _) => throw new FormatException(
            $"A value is hidden as a secret ({Secret}), and cannot be read; write it as text, for example from ToJson(showSecrets: true)."),
        JsonValueKind.Object => ReadMap(json),
        _ => throw new FormatException("There is no JSON: the element is undefined."),
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

    private static ReferenceValue ReadReference(JsonElement json)
    {
        var members = json.EnumerateObject().ToList();
        return members is [_, _] && Member(Reference) is { } id && Member(Output) is { } output
            ? new ReferenceValue(new OutputOf(new LogicalId(id), output))
            : throw new FormatException($"A reference has the texts {Reference} and {Output}, and nothing else: {json.GetRawText()}.");

        string? Member(string name) => json.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;
    }

    private static MapValue ReadMap(JsonElement json)
    {
        var entries = json.EnumerateObject().Select(member => (Name: NameOf(member.Name), Value: Read(member.Value))).ToList();
        return entries.CountBy(entry => entry.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice }
            ? throw new FormatException($"An object has the name '{twice}' twice.")
            : MapValue.Of(entries);
    }

    private static string NameOf(string name) => name switch
    {
        [Reserved, Reserved, ..] => name[1..],
        [Reserved, ..] => throw new FormatException($"The name '{name}' is reserved; double its {Reserved}."),
        _ => name,
    };
}
