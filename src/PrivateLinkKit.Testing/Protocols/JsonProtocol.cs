using System.Text.Json;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The awsJson protocols: the operation is named by the target header, the body is one JSON object.</summary>
internal class JsonProtocol(string targetPrefix, string version = JsonProtocol.DefaultVersion) : JsonErrorCodes
{
    public const string DefaultVersion = "1.1";

    internal override string? OperationName(ApiRequest request) =>
        request.Target is { } target && target.StartsWith($"{targetPrefix}.", StringComparison.Ordinal) ? target[(targetPrefix.Length + 1)..] : null;

    internal override WireObject Parse(ApiRequest request) => JsonBody.Parse(request.Body);

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) => Answer(200, json => JsonBody.Write(json, result));

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId) => Answer(error.Status, json =>
    {
        json.WriteStartObject();
        json.WriteString("__type", error.Code);
        json.WriteString("message", error.Message);
        json.WriteEndObject();
    });

    internal override AwsErrorException MissingOperation(ApiRequest request) => new(
        "UnknownOperationException", $"The request has no header X-Amz-Target that names an operation of {targetPrefix}");

    private ApiAnswer Answer(int status, Action<Utf8JsonWriter> write) => new(status, $"application/x-amz-json-{version}", JsonBody.Bytes(write));
}
