using System.Globalization;
using System.Text.Json;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The awsJson 1.1 protocol: the operation is named by the target header, the body is one JSON object.</summary>
internal class JsonProtocol(string targetPrefix) : AwsProtocol
{
    private const string ContentType = "application/x-amz-json-1.1";

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };

    public override string? OperationName(ApiRequest request) =>
        request.Target is { } target && target.StartsWith($"{targetPrefix}.", StringComparison.Ordinal) ? target[(targetPrefix.Length + 1)..] : null;

    public override WireObject Parse(ApiRequest request)
    {
        try
        {
            using var json = JsonDocument.Parse(request.Body, Reading);
            return Read(json.RootElement) as WireObject ?? throw Malformed("the body is not a JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid Unicode, such as half of a surrogate pair, is only detected when the text is read, as an invalid operation.
            throw Malformed(e.Message);
        }
    }

    public override ApiAnswer Render(string operation, WireValue result, string requestId) => Answer(200, json => Write(json, result));

    public override ApiAnswer RenderError(AwsError error, string requestId) => Answer(error.Status, json =>
    {
        json.WriteStartObject();
        json.WriteString("__type", error.Code);
        json.WriteString("message", error.Message);
        json.WriteEndObject();
    });

    public override string Spell(string commonCode) => commonCode is "SignatureDoesNotMatch" ? "InvalidSignatureException" : $"{commonCode}Exception";

    public override AwsError MissingOperation() => new(
        "UnknownOperationException", $"The request has no header X-Amz-Target that names an operation of {targetPrefix}");

    public override AwsError Failed(string message) => new("ServerException", message, 500);

    public override AwsError MissingParameter(string path) => new("InvalidParameterException", $"{path} is required.");

    public override AwsError UnknownParameter(string path) => Malformed($"{path} is not recognized");

    public override AwsError InvalidParameter(string path, string reason) => new("InvalidParameterException", $"{path} is invalid: {reason}");

    public override AwsError OutOfBounds(string path, string value, string bound) =>
        new("InvalidParameterException", $"{path} is invalid: '{value}' must have a {bound}.");

    public override AwsError UnknownOperation(string message) => new("UnknownOperationException", message);

    public override AwsError NotEmulated(string message) => new("UnsupportedFeatureException", message);

    public override AwsError Throttled() => new("ThrottlingException", "Rate exceeded");

    public override AwsError Expired() => new("ExpiredTokenException", "The security token included in the request is expired");

    public override AwsError UnknownCredentials() => new("UnrecognizedClientException", "The security token included in the request is invalid.");

    private static AwsError Malformed(string reason) => new("SerializationException", reason);

    private static ApiAnswer Answer(int status, Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            write(json);
        }

        return new ApiAnswer(status, ContentType, body.ToArray());
    }

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

    private static void Write(Utf8JsonWriter json, WireValue value)
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
            case WireTime time: json.WriteRawValue((time.Value.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture)); break;
        }
    }
}
