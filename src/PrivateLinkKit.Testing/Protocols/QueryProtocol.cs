namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The query protocol of ELBv2 and STS: lists have a <c>member</c> level, answers a result wrapper.</summary>
internal sealed class QueryProtocol(string xmlNamespace) : AwsProtocol
{
    private const string ListLevel = "member";

    public override string? OperationName(ApiRequest request) => request.Form.Find("Action");

    public override string? Version(ApiRequest request) => request.Form.Find("Version");

    public override WireObject Parse(ApiRequest request) => request.Form.Parse(ListLevel);

    public override ApiAnswer Render(string operation, WireValue result, string requestId) => XmlBody.Answer(200, xml =>
    {
        xml.WriteStartElement($"{operation}Response", xmlNamespace);
        xml.WriteStartElement($"{operation}Result");
        XmlBody.WriteMembers(xml, result, ListLevel);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public override ApiAnswer RenderError(AwsError error, string requestId) => XmlBody.Answer(error.Status, xml =>
    {
        xml.WriteStartElement("ErrorResponse", xmlNamespace);
        xml.WriteStartElement("Error");
        xml.WriteElementString("Type", error.IsSender ? "Sender" : "Receiver");
        XmlBody.WriteText(xml, "Code", error.Code);
        XmlBody.WriteText(xml, "Message", error.Message);
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    });

    public override AwsError MissingOperation() => new("MissingAction", "The request is missing an action or a required parameter: Action");

    public override AwsError Failed(string message) => new("InternalFailure", message, 500);

    public override AwsError MissingParameter(string path) => new(
        "ValidationError",
        $"1 validation error detected: Value null at '{path}' failed to satisfy constraint: Member must not be null");

    public override AwsError UnknownParameter(string path) => new("ValidationError", $"The parameter {path} is not recognized");

    public override AwsError InvalidParameter(string path, string reason) => new(
        "ValidationError",
        $"1 validation error detected: Value at '{path}' is invalid: {reason}");

    public override AwsError OutOfBounds(string path, string value, string bound) => new(
        "ValidationError",
        $"1 validation error detected: Value '{value}' at '{path}' failed to satisfy constraint: Member must have {bound}");

    public override AwsError UnknownOperation(string message) => new("InvalidAction", message);

    public override AwsError NotEmulated(string message) => new("UnsupportedOperation", message);

    public override AwsError Throttled() => new("Throttling", "Rate exceeded");

    public override AwsError Expired() => new("ExpiredToken", "The security token included in the request is expired", 403);

    public override AwsError UnknownCredentials() => new("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
}
