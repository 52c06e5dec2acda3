#nullable disable
using System.Text.Json;
using Amazon.Runtime.Documents;

namespace StandIn;

/// <summary>A value of a JSON response.</summary>
internal sealed class JsonSource(JsonElement value)
{
    public JsonSource this[string name] =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? new JsonSource(member) : null;

    public string Text() => value.ValueKind == JsonValueKind.Null ? null : value.GetString();
    public int Integer() => value.GetInt32();
    public long Long() => value.GetInt64();
    public float Float() => value.GetSingle();
    public double Double() => value.GetDouble();
    public bool Boolean() => value.GetBoolean();
    public DateTime Timestamp() => DateTime.UnixEpoch.AddSeconds(value.GetDouble());
    public MemoryStream Blob() => new(value.GetBytesFromBase64());
    public Document Document() => ToDocument(value);
    public T As<T>(Func<JsonSource, T> read) => read(this);

    public List<T> List<T>(Func<JsonSource, T> read) => [.. value.EnumerateArray().Select(item => read(new JsonSource(item)))];

    public List<T> List<T>(string name, Func<JsonSource, T> read) => this[name]?.List(read) ?? Nothing.List<T>();

    public Dictionary<string, T> Map<T>(string name, Func<JsonSource, T> read) =>
        this[name]?.Map(read) ?? Nothing.Map<T>();

    public Dictionary<string, T> Map<T>(Func<JsonSource, T> read) =>
        value.EnumerateObject().ToDictionary(member => member.Name, member => read(new JsonSource(member.Value)));

    private static Document ToDocument(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new Document(value.EnumerateObject().ToDictionary(member => member.Name, member => ToDocument(member.Value))),
        JsonValueKind.Array => new Document(value.EnumerateArray().Select(ToDocument).ToList()),
        JsonValueKind.String => new Document(value.GetString()),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => new Document(whole),
        JsonValueKind.Number => new Document(value.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => new Document(value.GetBoolean()),
        _ => default,
    };
}
