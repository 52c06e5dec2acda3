using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>The protocol of S3: REST with XML bodies, and S3's own errors and root elements.</summary>
internal sealed class S3Protocol(string xmlNamespace) : RestXmlProtocol(xmlNamespace, wrapsErrors: false)
{
    private const int NotModified = 304;

    internal override string RequestIdHeader => "x-amz-request-id";

    internal override ApiAnswer Render(string operation, WireValue result, string requestId) => operation switch
    {
        "GetBucketLocation" => Answer("LocationConstraint", ((WireObject)result)["LocationConstraint"] ?? new WireText("")),
        "ListBuckets" => Answer("ListAllMyBucketsResult", result),
        "ListObjects" or "ListObjectsV2" => Answer("ListBucketResult", result),
        "ListObjectVersions" => Answer("ListVersionsResult", result),
        "DeleteObjects" => Answer("DeleteResult", result),
        "GetBucketAcl" => Answer("AccessControlPolicy", result),
        "GetBucketAccelerateConfiguration" => Answer("AccelerateConfiguration", result),
        "GetBucketCors" => Answer("CORSConfiguration", result),
        "GetBucketLifecycleConfiguration" => Answer("LifecycleConfiguration", result),
        "GetBucketLogging" => Answer("BucketLoggingStatus", result),
        "GetBucketNotificationConfiguration" => Answer("NotificationConfiguration", result),
        "GetBucketRequestPayment" => Answer("RequestPaymentConfiguration", result),
        "GetBucketTagging" or "GetObjectTagging" => Answer("Tagging", result),
        "GetBucketWebsite" => Answer("WebsiteConfiguration", result),
        "GetBucketVersioning" => Answer("VersioningConfiguration", result),
        _ => base.Render(operation, result, requestId),
    };

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId)
    {
        var details = error as S3ErrorException;
        var answer = error.Status is NotModified ? new ApiAnswer(NotModified, ContentType: null, []) : XmlBody.Answer(error.Status, xml =>
        {
            xml.WriteStartElement("Error");
            XmlBody.WriteText(xml, "Code", error.Code);
            XmlBody.WriteText(xml, "Message", error.Message);
            foreach (var (name, value) in details?.Elements ?? [])
            {
                XmlBody.WriteText(xml, name, value);
            }

            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
        });
        return answer with { Headers = details?.Headers ?? [] };
    }

    internal override AwsErrorException MissingOperation(ApiRequest request) =>
        NotEmulated($"EmbeddedAws does not emulate {request.Method} {request.Path}{(request.Query is "" ? "" : $"?{request.Query}")}");

    internal override AwsErrorException Failed(string message) => new("InternalError", message, 500);

    internal override AwsErrorException MissingParameter(string path) => new("InvalidRequest", $"Missing required parameter: {path}");

    internal override AwsErrorException UnknownParameter(string path) => NotEmulated($"EmbeddedAws does not emulate the parameter {path}");

    internal override AwsErrorException InvalidParameter(string path, string reason) => new("InvalidArgument", $"{path} is invalid: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) =>
        new("InvalidArgument", $"{path} is invalid: '{value}' must have a {bound}.");

    internal override AwsErrorException UnknownOperation(string message) => NotEmulated(message);

    internal override AwsErrorException NotEmulated(string message) => new("NotImplemented", message, 501);

    internal override AwsErrorException Throttled() => new("SlowDown", "Please reduce your request rate.", 503);

    internal override AwsErrorException Expired() => new("ExpiredToken", "The provided token has expired.");

    internal override AwsErrorException UnknownCredentials() =>
        new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403);
}
