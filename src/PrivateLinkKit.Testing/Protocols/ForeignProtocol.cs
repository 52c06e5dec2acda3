using System.Text;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Errors for services that are not emulated, in the protocol that their clients expect, as far as the request reveals it.</summary>
internal static class ForeignProtocol
{
    private const string Smithy = "smithy-protocol";
    private const string RpcCbor = "rpc-v2-cbor";

    // REST services that answer in XML; all others answer in JSON.
    private static readonly string[] RestXml = ["cloudfront"];
    private static readonly string[] S3 = ["s3", "s3express", "s3-outposts", "s3-object-lambda"];

    private static readonly QueryProtocol Query = new("");
    private static readonly JsonProtocol Json = new("");
    private static readonly RestJsonProtocol RestJson = new();
    private static readonly RestXmlProtocol S3Xml = new("", wrapsErrors: false);

    public static ApiAnswer RenderError(HttpRequest http, ApiRequest request, string service, AwsErrorException error, string requestId) =>
        S3.Contains(service) ? S3Xml.RenderError(error, requestId)
        : RestXml.Contains(service) ? Query.RenderError(error, requestId)
        : request.Target is not null || http.ContentType?.Contains("x-amz-json", StringComparison.Ordinal) is true ? Json.RenderError(error, requestId)
        : http.Path == "/" && Query.OperationName(request) is not null ? Query.RenderError(error, requestId)
        : http.Headers[Smithy] == RpcCbor ? Cbor(error)
        : RestJson.RenderError(error, requestId);

    /// <summary>The format of rpcv2Cbor: a map of two texts (RFC 8949).</summary>
    private static ApiAnswer Cbor(AwsErrorException error)
    {
        byte[] body = [0xa2, .. CborText("__type"), .. CborText(error.Code), .. CborText("message"), .. CborText(error.Message)];
        return new(error.Status, "application/cbor", body) { Headers = [(Smithy, RpcCbor)] };
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
