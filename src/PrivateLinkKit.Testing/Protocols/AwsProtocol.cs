using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing;

/// <summary>Wire protocol of an AWS API: the form of its requests, answers and errors.</summary>
public abstract class AwsProtocol
{
    private protected AwsProtocol()
    {
    }

    /// <summary>The awsJson protocols: the header <c>X-Amz-Target</c> names the operation, bodies are JSON. Used by SQS, KMS and DynamoDB.</summary>
    /// <param name="targetPrefix">The part of the header before the operation, such as <c>AmazonSQS</c>.</param>
    /// <param name="version">Version of the protocol: <c>1.0</c> or <c>1.1</c>.</param>
    /// <returns>The protocol.</returns>
    public static AwsProtocol Json(string targetPrefix, string version = JsonProtocol.DefaultVersion)
    {
        ArgumentException.ThrowIfNullOrEmpty(targetPrefix);
        ArgumentException.ThrowIfNullOrEmpty(version);
        return new JsonProtocol(targetPrefix, version);
    }

    /// <summary>The awsQuery protocol: the parameter <c>Action</c> names the operation, answers are XML. Used by IAM, SNS and CloudFormation.</summary>
    /// <param name="apiVersion">Version of the API, such as <c>2010-05-08</c>; requests for other versions are refused.</param>
    /// <param name="xmlNamespace">Namespace of the answers; null: none.</param>
    /// <returns>The protocol.</returns>
    public static AwsProtocol Query(string apiVersion, string? xmlNamespace = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiVersion);
        return new QueryProtocol(xmlNamespace ?? "") { ApiVersion = apiVersion };
    }

    /// <summary>The ec2Query protocol: like <see cref="Query"/>, with lists and answers in EC2's form.</summary>
    /// <param name="apiVersion">Version of the API, such as <c>2016-11-15</c>; requests for other versions are refused.</param>
    /// <param name="xmlNamespace">Namespace of the answers; null: none.</param>
    /// <returns>The protocol.</returns>
    public static AwsProtocol Ec2Query(string apiVersion, string? xmlNamespace = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiVersion);
        return new Ec2QueryProtocol(xmlNamespace ?? "") { ApiVersion = apiVersion };
    }

    /// <summary>The restJson protocol: method and path name the operation, bodies are JSON. Used by Lambda, EKS and API Gateway.</summary>
    /// <returns>The protocol.</returns>
    public static AwsProtocol RestJson() => new RestJsonProtocol();

    /// <summary>The restXml protocol: method and path name the operation, bodies are XML. Used by Route 53 and CloudFront.</summary>
    /// <param name="xmlNamespace">Namespace of the answers; null: none.</param>
    /// <returns>The protocol.</returns>
    public static AwsProtocol RestXml(string? xmlNamespace = null) => new RestXmlProtocol(xmlNamespace ?? "");

    /// <summary>true if method and path name the operation.</summary>
    internal virtual bool IsRest => false;

    /// <summary>Version of the API; null if it is unknown.</summary>
    internal string? ApiVersion { get; init; }

    /// <summary>The operation that the request names; always null for a REST protocol.</summary>
    internal abstract string? OperationName(ApiRequest request);

    /// <summary>The requested version of the API; null if the request does not specify one, as in protocols without versions.</summary>
    internal virtual string? Version(ApiRequest request) => null;

    /// <summary>The parameters in the body.</summary>
    internal abstract WireObject Parse(ApiRequest request);

    internal abstract ApiAnswer Render(string operation, WireValue result, string requestId);

    internal abstract ApiAnswer RenderError(AwsErrorException error, string requestId);

    /// <summary>An error code that all AWS APIs share, as this protocol spells it.</summary>
    internal virtual string Spell(string commonCode) => commonCode;

    internal abstract AwsErrorException MissingOperation(ApiRequest request);

    /// <summary>The service itself has failed.</summary>
    internal abstract AwsErrorException Failed(string message);

    internal abstract AwsErrorException MissingParameter(string path);

    internal abstract AwsErrorException UnknownParameter(string path);

    internal abstract AwsErrorException InvalidParameter(string path, string reason);

    /// <param name="path">Where.</param>
    /// <param name="value">The given value.</param>
    /// <param name="bound">The constraint, such as <c>value less than or equal to 400</c>.</param>
    internal abstract AwsErrorException OutOfBounds(string path, string value, string bound);

    internal abstract AwsErrorException UnknownOperation(string message);

    internal abstract AwsErrorException NotEmulated(string message);

    internal abstract AwsErrorException Throttled();

    internal abstract AwsErrorException Expired();

    /// <summary>Unknown access key.</summary>
    internal abstract AwsErrorException UnknownCredentials();
}
