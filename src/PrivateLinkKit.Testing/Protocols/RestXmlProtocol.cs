using System.Xml;
using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The restXml protocol: method and path name the operation, the body is XML or empty. A list is its repeated elements.</summary>
/// <param name="xmlNamespace">Namespace of the answers; empty: none.</param>
/// <param name="wrapsErrors">false if the root of an error is the error itself, as in S3.</param>
internal class RestXmlProtocol(string xmlNamespace, bool wrapsErrors) : QueryErrorCodes(xmlNamespace), IRestProtocol
{
    private const int MostLevels = 64;

    internal override WireObject Parse(ApiRequest request)
    {
        if (request.Body.IsEmpty)
        {
            return [];
        }

        try
        {
            using var body = new MemoryStream(request.Body.ToArray());
            using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return Read(XElement.Load(reader), level: 1) as WireObject ?? [];
        }
        catch (XmlException e)
        {
            throw Malformed(e.Message);
        }
    }

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) => Answer($"{operation}Response", result);

    ApiAnswer IRestProtocol.RenderPayload(string name, WireValue payload) => Answer(name, payload);

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId) => wrapsErrors
        ? base.RenderError(error, requestId)
        : XmlBody.Answer(error.Status, xml =>
        {
            xml.WriteStartElement("Error");
            XmlBody.WriteText(xml, "Code", error.Code);
            XmlBody.WriteText(xml, "Message", error.Message);
            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
        });

    private protected ApiAnswer Answer(string root, WireValue value) => XmlBody.Answer(200, xml =>
    {
        xml.WriteStartElement(root, XmlNamespace);
        XmlBody.WriteMembers(xml, value, itemName: null);
        xml.WriteEndElement();
    });

    private static AwsErrorException Malformed(string reason) => new("MalformedXML", $"The request's XML is invalid: {reason}");

    private static WireValue Read(XElement element, int level)
    {
        if (level > MostLevels)
        {
            throw Malformed($"elements are nested in more than {MostLevels} levels");
        }

        if (!element.HasElements)
        {
            return new WireText(element.Value);
        }

        var members = new WireObject();
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            var prefix = attribute.Name.Namespace == XmlBody.Instances ? $"{XmlBody.InstancePrefix}:" : "";
            members.Add($"{prefix}{attribute.Name.LocalName}", new WireText(attribute.Value));
        }

        foreach (var same in element.Elements().GroupBy(child => child.Name.LocalName, child => Read(child, level + 1)))
        {
            members.Add(same.Key, same.ToList() is [var only] ? only : ToList(same));
        }

        return members;
    }

    private static WireList ToList(IEnumerable<WireValue> values)
    {
        var list = new WireList();
        foreach (var value in values)
        {
            list.Add(value);
        }

        return list;
    }
}
