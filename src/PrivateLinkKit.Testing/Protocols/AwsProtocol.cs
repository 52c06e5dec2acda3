using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing;

/// <summary>Wire protocol of an AWS API: the form of its requests, answers and errors. <see cref="AwsProtocols"/> makes them.</summary>
public abstract class AwsProtocol
{
    private protected AwsProtocol()
    {
    }

    /// <summary>true if method and path name the operation.</summary>
    internal bool IsRest => this is IRestProtocol;

    /// <summary>Version of the API; null if it is unknown.</summary>
    internal string? ApiVersion { get; init; }

    /// <summary>The operation that the request names in its body or a header; null if it names none.</summary>
    internal virtual string? OperationName(ApiRequest request) => null;

    /// <summary>The requested version of the API; null if the request does not specify one, as in protocols without versions.</summary>
    internal virtual string? Version(ApiRequest request) => null;

    /// <summary>The header of an answer that has the id of the request.</summary>
    internal virtual string RequestIdHeader => "x-amzn-RequestId";

    /// <summary>The parameters in the body.</summary>
    internal abstract WireObject Parse(ApiRequest request);

    internal abstract ApiAnswer Render(string operation, WireValue result, string requestId);

    internal abstract ApiAnswer RenderError(AwsErrorException error, string requestId);

    /// <summary>An error code that all AWS APIs share, as this protocol spells it.</summary>
    internal virtual string Spell(string commonCode) => commonCode;

    internal virtual AwsErrorException MissingOperation(ApiRequest request) =>
        UnknownOperation($"EmbeddedAws does not emulate {request.Method} {request.Path}");

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
