namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The restJson protocol: method and path name the operation, the body is one JSON object or empty.</summary>
internal class RestJsonProtocol : JsonErrorCodes, IRestProtocol
{
    internal override WireObject Parse(ApiRequest request) => request.Body.IsEmpty ? [] : JsonBody.Parse(request.Body);

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) => Answer(200, result);

    ApiAnswer IRestProtocol.RenderPayload(string name, WireValue payload) => Answer(200, payload);

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId) =>
        Answer(error.Status, new WireObject { { "message", new WireText(error.Message) } }) with { Headers = [("x-amzn-ErrorType", error.Code)] };

    private static ApiAnswer Answer(int status, WireValue value) => new(status, "application/json", JsonBody.Bytes(json => JsonBody.Write(json, value)));
}
