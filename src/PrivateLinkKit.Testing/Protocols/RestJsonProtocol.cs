namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The restJson protocol: method and path name the operation, the body is one JSON object or empty.</summary>
internal sealed class RestJsonProtocol : JsonErrorCodes
{
    private const string ContentType = "application/json";

    internal override bool IsRest => true;

    internal override WireObject Parse(ApiRequest request) => request.Body.IsEmpty ? [] : JsonBody.Parse(request.Body);

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) =>
        new(200, ContentType, JsonBody.Bytes(json => JsonBody.Write(json, result)));

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId) =>
        new(error.Status, ContentType, JsonBody.Bytes(json => JsonBody.Write(json, new WireObject { { "message", new WireText(error.Message) } })))
        {
            Header = ("x-amzn-ErrorType", error.Code),
        };
}
