namespace PrivateLinkKit.Testing.Protocols;

/// <summary>EC2's own query protocol: flattened lists in requests, no result wrapper in answers.</summary>
internal sealed class Ec2QueryProtocol(string xmlNamespace) : AwsProtocol
{
    public override string? OperationName(ApiRequest request) => request.Form.Find("Action");

    public override string? Version(ApiRequest request) => request.Form.Find("Version");

    public override WireObject Parse(ApiRequest request) => request.Form.Parse(listLevel: null);

    public override ApiAnswer Render(string operation, WireValue result, string requestId) => XmlBody.Answer(200, xml =>
    {
        xml.WriteStartElement($"{operation}Response", xmlNamespace);
        xml.WriteElementString("requestId", requestId);
        XmlBody.WriteMembers(xml, result, "item");
        xml.WriteEndElement();
    });

    public override ApiAnswer RenderError(AwsError error, string requestId) => XmlBody.Answer(error.Status, xml =>
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

    public override AwsError MissingOperation() => new("MissingAction", "The request is missing an action or a required parameter: Action");

    public override AwsError Failed(string message) => new("InternalError", message, 500);

    public override AwsError MissingParameter(string path) => new("MissingParameter", $"The request must contain the parameter {path}");

    public override AwsError UnknownParameter(string path) => new("UnknownParameter", $"The parameter {path} is not recognized");

    public override AwsError InvalidParameter(string path, string reason) => new("InvalidParameterValue", $"The parameter {path} is invalid: {reason}");

    public override AwsError OutOfBounds(string path, string value, string bound) =>
        new("InvalidParameterValue", $"Value ( {value} ) for parameter {path} is invalid. Expecting a {bound}.");

    public override AwsError UnknownOperation(string message) => new("InvalidAction", message);

    public override AwsError NotEmulated(string message) => new("UnsupportedOperation", message);

    public override AwsError Throttled() => new("RequestLimitExceeded", "Request limit exceeded.", 503);

    public override AwsError Expired() => new("RequestExpired", "Request has expired.");

    public override AwsError UnknownCredentials() => new("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
}
