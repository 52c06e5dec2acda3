namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The query protocol of ELBv2 and STS: lists have a <c>member</c> level, answers a result wrapper.</summary>
/// <param name="xmlNamespace">Namespace of the answers; empty: none.</param>
/// <param name="namesItems">true if the items of lists have names of their own, as in RDS.</param>
internal sealed class QueryProtocol(string xmlNamespace, bool namesItems = false) : QueryErrorCodes(xmlNamespace)
{
    private const string ListLevel = "member";

    internal override string? OperationName(ApiRequest request) => request.Form.Find("Action");

    internal override string? Version(ApiRequest request) => request.Form.Find("Version");

    internal override WireObject Parse(ApiRequest request) => request.Form.Parse(ListLevel, namesItems);

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) => XmlBody.Answer(200, xml =>
    {
        xml.WriteStartElement($"{operation}Response", XmlNamespace);
        xml.WriteStartElement($"{operation}Result");
        XmlBody.WriteMembers(xml, result, ListLevel);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    internal override AwsErrorException MissingOperation(ApiRequest request) =>
        new("MissingAction", "The request is missing an action or a required parameter: Action");
}
