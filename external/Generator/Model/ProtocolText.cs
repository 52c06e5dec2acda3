namespace PrivateLinkKit.External.Generator.Model;

/// <summary>Names of protocols in models and definition files: <c>ec2</c>, <c>query</c>, <c>json</c>, <c>rest-json</c>,
/// <c>rest-xml</c>.</summary>
internal static class ProtocolText
{
    public static string Write(Protocol protocol) => protocol switch
    {
        Protocol.RestJson => "rest-json",
        Protocol.RestXml => "rest-xml",
        _ => protocol.ToString().ToLowerInvariant(),
    };

    public static Protocol Read(string text) => Enum.TryParse<Protocol>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var protocol)
        ? protocol
        : throw new GeneratorException($"The protocol {text} is not supported.");
}
