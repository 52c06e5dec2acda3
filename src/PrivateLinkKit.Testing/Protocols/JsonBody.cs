using System.Text.Json;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Reads and writes <see cref="WireValue"/>s as the JSON of the JSON protocols.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };

    public static WireObject Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Reading);
            return Read(json.RootElement) as WireObject ?? throw Malformed("the body is not a JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid Unicode, such as half of a surrogate pair, is only detected when the text is read, as an invalid operation.
            throw Malformed(e.Message);
        }
    }

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            write(json);
        }

        return body.ToArray();
    }

    public static void Write(Utf8JsonWriter json, WireValue value)
    {
        switch (value)
        {
            case WireObject members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case WireList list:
                json.WriteStartArray();
                foreach (var (_, item) in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case WireText text: json.WriteStringValue(text.Value); break;
            case WireNumber number: json.WriteNumberValue(number.Value); break;
            case WireBool flag: json.WriteBooleanValue(flag.Value); break;
            case WireTime { Format: null or TimeFormat.EpochSeconds } time: json.WriteRawValue(TimeText.Write(time.Value, TimeFormat.EpochSeconds)); break;
            case WireTime time: json.WriteStringValue(TimeText.Write(time.Value, time.Format.Value)); break;
            case WireBytes bytes: json.WriteBase64StringValue(bytes.Value.Span); break;
        }
    }

    public static AwsErrorException Malformed(string reason) => new("SerializationException", reason);

    private static WireValue? Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new WireObject();
                foreach (var member in json.EnumerateObject())
                {
                    members.Add(member.Name, Read(member.Value));
                }

                return members;
            case JsonValueKind.Array:
                var list = new WireList();
                foreach (var item in json.EnumerateArray())
                {
                    list.Add(Read(item) ?? throw Malformed("a list holds null"));
                }

                return list;
            case JsonValueKind.String: return new WireText(json.GetString()!);
            case JsonValueKind.Number: return new WireNumber(json.TryGetDecimal(out var number) ? number : throw Malformed($"{json} is out of range"));
            case JsonValueKind.True or JsonValueKind.False: return new WireBool(json.GetBoolean());
            default: return null;
        }
    }
}
