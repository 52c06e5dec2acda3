namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The errors of the protocols with XML bodies, except for EC2's.</summary>
internal abstract class QueryErrorCodes(string xmlNamespace) : AwsProtocol
{
    protected string XmlNamespace => xmlNamespace;

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId) => XmlBody.Answer(error.Status, xml =>
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

    internal override AwsErrorException Failed(string message) => new("InternalFailure", message, 500);

    internal override AwsErrorException MissingParameter(string path) => new(
        "ValidationError",
        $"1 validation error detected: Value null at '{path}' failed to satisfy constraint: Member must not be null");

    internal override AwsErrorException UnknownParameter(string path) => new("ValidationError", $"The parameter {path} is not recognized");

    internal override AwsErrorException InvalidParameter(string path, string reason) => new(
        "ValidationError",
        $"1 validation error detected: Value at '{path}' is invalid: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) => new(
        "ValidationError",
        $"1 validation error detected: Value '{value}' at '{path}' failed to satisfy constraint: Member must have {bound}");

    internal override AwsErrorException UnknownOperation(string message) => new("InvalidAction", message);

    internal override AwsErrorException NotEmulated(string message) => new("UnsupportedOperation", message);

    internal override AwsErrorException Throttled() => new("Throttling", "Rate exceeded");

    internal override AwsErrorException Expired() => new("ExpiredToken", "The security token included in the request is expired", 403);

    internal override AwsErrorException UnknownCredentials() => new("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
}
