using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing;

/// <summary>The wire protocols of AWS.</summary>
public static class AwsProtocols
{
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

    /// <summary>The restXml protocol: method and path name the operation, bodies are XML. Used by Route 53, CloudFront and S3.</summary>
    /// <param name="xmlNamespace">Namespace of the answers; null: none.</param>
    /// <param name="wrapsErrors">false if the root element of an error is the error itself, as in S3.</param>
    /// <returns>The protocol.</returns>
    public static AwsProtocol RestXml(string? xmlNamespace = null, bool wrapsErrors = true) => new RestXmlProtocol(xmlNamespace ?? "", wrapsErrors);
}
