using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Errors for services that are not emulated, in the protocol that their clients expect, as far as the request reveals it.</summary>
internal static class ForeignProtocol
{
    private const string Smithy = "smithy-protocol";
    private const string RpcCbor = "rpc-v2-cbor";

    // REST services that answer in XML; all others answer in JSON.
    private static readonly string[] RestXml = ["route53", "cloudfront"];
    private static readonly string[] S3 = ["s3", "s3express", "s3-outposts", "s3-object-lambda"];

    private static readonly QueryProtocol Query = new("");
    private static readonly JsonProtocol Json = new("");

    public static ApiAnswer RenderError(HttpRequest http, ApiRequest request, string service, AwsErrorException error, string requestId) =>
        S3.Contains(service) ? Bare(error, requestId)
        : RestXml.Contains(service) ? Query.RenderError(error, requestId)
        : request.Target is not null || http.ContentType?.Contains("x-amz-json", StringComparison.Ordinal) is true ? Json.RenderError(error, requestId)
        : http.Path == "/" && Query.OperationName(request) is not null ? Query.RenderError(error, requestId)
        : http.Headers[Smithy] == RpcCbor ? Cbor(error)
        : Rest(error);

    /// <summary>S3's own format: an error without a wrapper.</summary>
    private static ApiAnswer Bare(AwsErrorException error, string requestId) => XmlBody.Answer(error.Status, xml =>
    {
        xml.WriteStartElement("Error");
        XmlBody.WriteText(xml, "Code", error.Code);
        XmlBody.WriteText(xml, "Message", error.Message);
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    });

    /// <summary>The format of restJson1: the code is in a header, the message in the body.</summary>
    private static ApiAnswer Rest(AwsErrorException error) =>
        new(error.Status, "application/json", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["message"] = error.Message }))
        {
            Header = ("x-amzn-ErrorType", error.Code),
        };

    /// <summary>The format of rpcv2Cbor: a map of two texts (RFC 8949).</summary>
    private static ApiAnswer Cbor(AwsErrorException error)
    {
        byte[] body = [0xa2, .. CborText("__type"), .. CborText(error.Code), .. CborText("message"), .. CborText(error.Message)];
        return new(error.Status, "application/cbor", body) { Header = (Smithy, RpcCbor) };
    }

    private static byte[] CborText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        byte[] head = bytes.Length switch
        {
            < 24 => [(byte)(0x60 + bytes.Length)],
            <= byte.MaxValue => [0x78, (byte)bytes.Length],
            _ => [0x79, (byte)(bytes.Length >> 8), (byte)bytes.Length],
        };
        return [.. head, .. bytes];
    }
}
