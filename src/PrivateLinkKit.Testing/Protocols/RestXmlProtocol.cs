using System.Xml;
using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The restXml protocol: method and path name the operation, the body is XML or empty. A list is its repeated elements.</summary>
internal sealed class RestXmlProtocol(string xmlNamespace) : QueryErrorCodes(xmlNamespace)
{
    private const int MostLevels = 64;

    internal override bool IsRest => true;

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

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) => XmlBody.Answer(200, xml =>
    {
        xml.WriteStartElement($"{operation}Response", XmlNamespace);
        XmlBody.WriteMembers(xml, result, itemName: null);
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
