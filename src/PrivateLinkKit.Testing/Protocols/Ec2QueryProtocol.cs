namespace PrivateLinkKit.Testing.Protocols;

/// <summary>EC2's own query protocol: flattened lists in requests, no result wrapper in answers.</summary>
internal sealed class Ec2QueryProtocol(string xmlNamespace) : AwsProtocol
{
    internal override string? OperationName(ApiRequest request) => request.Form.Find("Action");

    internal override string? Version(ApiRequest request) => request.Form.Find("Version");

    internal override WireObject Parse(ApiRequest request) => request.Form.Parse(listLevel: null);

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) => XmlBody.Answer(200, xml =>
    {
        xml.WriteStartElement($"{operation}Response", xmlNamespace);
        xml.WriteElementString("requestId", requestId);
        XmlBody.WriteMembers(xml, result, "item");
        xml.WriteEndElement();
    });

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId) => XmlBody.Answer(error.Status, xml =>
    {
        xml.WriteStartElement("Response");
        xml.WriteStartElement("Errors");
        xml.WriteStartElement("Error");
        XmlBody.WriteText(xml, "Code", error.Code);
        XmlBody.WriteText(xml, "Message", error.Message);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteElementString("RequestID", requestId);
        xml.WriteEndElement();
    });

    internal override AwsErrorException MissingOperation(ApiRequest request) =>
        new("MissingAction", "The request is missing an action or a required parameter: Action");

    internal override AwsErrorException Failed(string message) => new("InternalError", message, 500);

    internal override AwsErrorException MissingParameter(string path) => new("MissingParameter", $"The request must contain the parameter {path}");

    internal override AwsErrorException UnknownParameter(string path) => new("UnknownParameter", $"The parameter {path} is not recognized");

    internal override AwsErrorException InvalidParameter(string path, string reason) =>
        new("InvalidParameterValue", $"The parameter {path} is invalid: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) =>
        new("InvalidParameterValue", $"Value ( {value} ) for parameter {path} is invalid. Expecting a {bound}.");

    internal override AwsErrorException UnknownOperation(string message) => new("InvalidAction", message);

    internal override AwsErrorException NotEmulated(string message) => new("UnsupportedOperation", message);

    internal override AwsErrorException Throttled() => new("RequestLimitExceeded", "Request limit exceeded.", 503);

    internal override AwsErrorException Expired() => new("RequestExpired", "Request has expired.");

    internal override AwsErrorException UnknownCredentials() => new("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
}
