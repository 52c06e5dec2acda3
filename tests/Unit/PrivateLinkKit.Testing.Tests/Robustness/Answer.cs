using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>An answer, and whether it has the format that AWS's clients expect.</summary>
internal sealed record Answer(int Status, string? RequestId, string ContentType, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public bool IsRefusal => Status != 200;

    /// <summary>Describes what is wrong with the answer; null: nothing.</summary>
    /// <param name="protocol">The protocol that was spoken; null if the request does not tell.</param>
    public string? Fault(Protocol? protocol)
    {
        if (Status == 500 || (Status > 500 && Status != 501))
        {
            return $"the server failed: {Text}";
        }

        if (RequestId is null)
        {
            return "the answer has no request id";
        }

        try
        {
            return protocol switch
            {
                Protocol.Json => JsonFault(),
                Protocol.Ec2 => IsRefusal ? Ec2Fault(Xml()) : ResultFault(Xml()),
                Protocol.Query => IsRefusal ? QueryFault(Xml()) : ResultFault(Xml()),
                _ when ContentType is "application/json" => RestFault(),
                _ when ContentType.Contains("json", StringComparison.Ordinal) => JsonFault(),
                _ => IsRefusal ? Ec2Fault(Xml()) is null || BareFault(Xml()) is null ? null : QueryFault(Xml()) : ResultFault(Xml()),
            };
        }
        catch (Exception e) when (e is XmlException or JsonException)
        {
            return $"the answer cannot be read: {e.Message}: {Text}";
        }
    }

    private XElement Xml() => XDocument.Load(new MemoryStream(Body)).Root!;

    private string? ResultFault(XElement root) =>
        root.Name.LocalName.EndsWith("Response", StringComparison.Ordinal) && root.Descendants()
            .Any(element => element.Name.LocalName is "requestId" or "RequestId")
            ? null
            : $"no result: {Text}";

    private string? Ec2Fault(XElement root) => root.Name == "Response" && root.Element("RequestID") is not null
        && IsCoded(root.Element("Errors")?.Element("Error"))
        ? null
        : $"no error of EC2: {Text}";

    private string? QueryFault(XElement root)
    {
        var space = root.Name.Namespace;
        var error = root.Element(space + "Error");
        return root.Name.LocalName == "ErrorResponse" && root.Element(space + "RequestId") is not null && IsCoded(error)
                && (string?)error!.Element(space + "Type") == (Status < 500 ? "Sender" : "Receiver")
            ? null
            : $"no error of a query API: {Text}";
    }

    private string? JsonFault()
    {
        using var json = JsonDocument.Parse(Body);
        return json.RootElement.ValueKind == JsonValueKind.Object
                && (!IsRefusal || (
                IsCode(json.RootElement.GetProperty("__type").GetString()) && json.RootElement.GetProperty("message").GetString() is { Length: > 0 }))
            ? null
            : $"no error of a JSON API: {Text}";
    }

    private string? BareFault(XElement root) => root.Name == "Error" && IsCoded(root) ? null : $"no error of S3: {Text}";

    private string? RestFault()
    {
        using var json = JsonDocument.Parse(Body);
        return IsRefusal && json.RootElement.GetProperty("message").GetString() is { Length: > 0 } ? null : $"no error of a REST API: {Text}";
    }

    private static bool IsCoded(XElement? error) =>
        error is not null && IsCode((string?)error.Element(error.Name.Namespace + "Code"))
            && (string?)error.Element(error.Name.Namespace + "Message") is { Length: > 0 };

    private static bool IsCode(string? code) => code is { Length: > 0 } && code.All(character => char.IsAsciiLetterOrDigit(character) || character == '.');
}
