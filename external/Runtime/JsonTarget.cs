#nullable disable
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Amazon.Runtime.Documents.Internal.Transform;

namespace StandIn;

/// <summary>A position in a JSON request.</summary>
internal readonly struct JsonTarget(Utf8JsonWriter json)
{
    public static byte[] Body(Action<JsonTarget> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(new JsonTarget(json));
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    public void Set(string value) => json.WriteStringValue(value);
    public void Set(int value) => json.WriteNumberValue(value);
    public void Set(long value) => json.WriteNumberValue(value);
    public void Set(float value) => json.WriteNumberValue(value);
    public void Set(double value) => json.WriteNumberValue(value);
    public void Set(bool value) => json.WriteBooleanValue(value);
    public void Set(DateTime value) => json.WriteNumberValue((value.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
    public void Set(MemoryStream value) => json.WriteBase64StringValue(value.ToArray());
    public void Set(Document value) => DocumentMarshaller.Instance.Write(json, value);

    public void Put(string name, string value) => Member(name, value, static (to, text) => to.Set(text));
    public void Put(string name, ConstantClass value) => Put(name, value?.Value);
    public void Put(string name, int? value) => Member(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, long? value) => Member(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, float? value) => Member(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, double? value) => Member(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, bool? value) => Member(name, value, static (to, flag) => to.Set(flag.Value));
    public void Put(string name, DateTime? value) => Member(name, value, static (to, time) => to.Set(time.Value));
    public void Put(string name, MemoryStream value) => Member(name, value, static (to, bytes) => to.Set(bytes));
    public void Put(string name, Document? value) => Member(name, value, static (to, document) => to.Set(document.Value));
    public void Put<T>(string name, T value, Action<JsonTarget, T> write) => Member(name, value, (to, structure) => to.Structure(structure, write));

    public void Structure<T>(T value, Action<JsonTarget, T> write)
    {
        json.WriteStartObject();
        write(this, value);
        json.WriteEndObject();
    }

    public void List<T>(string name, List<T> values, Action<JsonTarget, T> write) =>
        Member(name, Nothing.IsSet(values) ? values : null, (to, items) => to.Items(items, write));

    public void Items<T>(List<T> values, Action<JsonTarget, T> write)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            write(this, value);
        }

        json.WriteEndArray();
    }

    public void Map<T>(string name, Dictionary<string, T> values, Action<JsonTarget, T> write) =>
        Member(name, Nothing.IsSet(values) ? values : null, (to, entries) => to.Entries(entries, write));

    public void Entries<T>(Dictionary<string, T> values, Action<JsonTarget, T> write)
    {
        json.WriteStartObject();
        foreach (var (key, value) in values)
        {
            json.WritePropertyName(key);
            write(this, value);
        }

        json.WriteEndObject();
    }

    private void Member<T>(string name, T value, Action<JsonTarget, T> write)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            write(this, value);
        }
    }
}
