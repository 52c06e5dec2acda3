using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary><see cref="WireValue"/>s as <see cref="JsonNode"/>s, and back.</summary>
internal static class JsonTree
{
    public static JsonObject Write(WireObject members) => new(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Write(member.Value))));

    public static WireObject Read(JsonObject members)
    {
        var result = new WireObject();
        foreach (var (name, value) in members)
        {
            result.Add(name, value is null ? null : Read(value));
        }

        return result;
    }

    private static JsonNode Write(WireValue value) => value switch
    {
        WireObject members => Write(members),
        WireList list => new JsonArray([.. list.Select(item => Write(item.Value))]),
        WireText text => JsonValue.Create(text.Value),
        WireNumber number => JsonValue.Create(number.Value),
        WireBool flag => JsonValue.Create(flag.Value),
        WireTime time => JsonValue.Create(time.Value),
        WireBytes bytes => JsonValue.Create(Convert.ToBase64String(bytes.Value.Span)),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no parameter."),
    };

    private static WireValue Read(JsonNode value) => value switch
    {
        JsonObject members => Read(members),
        JsonArray items => Read(items),
        JsonValue scalar => Read(scalar),
        _ => throw new InvalidOperationException($"An answer holds a {value.GetType().Name}."),
    };

    private static WireList Read(JsonArray items)
    {
        var list = new WireList();
        foreach (var item in items)
        {
            list.Add(Read(item ?? throw new InvalidOperationException("A list of an answer holds null.")));
        }

        return list;
    }

    // A time has the kind of a text, but is not one.
    private static WireValue Read(JsonValue scalar) => scalar.GetValueKind() switch
    {
        JsonValueKind.True => new WireBool(true),
        JsonValueKind.False => new WireBool(false),
        JsonValueKind.Number => new WireNumber(decimal.Parse(scalar.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ when scalar.TryGetValue<string>(out var text) => new WireText(text),
        _ when scalar.TryGetValue<DateTimeOffset>(out var time) => new WireTime(time),
        _ when scalar.TryGetValue<DateTime>(out var time) => new WireTime(time.ToUniversalTime()),
        _ => new WireText(scalar.ToString()),
    };
}
