namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Translates between HTTP and <see cref="WireValue"/>, errors included. A protocol is independent of services.</summary>
internal abstract class AwsProtocol
{
    public abstract string? OperationName(ApiRequest request);

    /// <summary>The requested version of the API; null if the request does not specify one, as in protocols without versions.</summary>
    public virtual string? Version(ApiRequest request) => null;

    public abstract WireObject Parse(ApiRequest request);

    public abstract ApiAnswer Render(string operation, WireValue result, string requestId);

    public abstract ApiAnswer RenderError(AwsError error, string requestId);

    /// <summary>An error code that all AWS APIs share, as this protocol spells it.</summary>
    public virtual string Spell(string commonCode) => commonCode;

    public abstract AwsError MissingOperation();

    /// <summary>The service itself has failed.</summary>
    public abstract AwsError Failed(string message);

    public abstract AwsError MissingParameter(string path);

    public abstract AwsError UnknownParameter(string path);

    public abstract AwsError InvalidParameter(string path, string reason);

    /// <param name="path">Where.</param>
    /// <param name="value">The given value.</param>
    /// <param name="bound">The constraint, such as <c>value less than or equal to 400</c>.</param>
    public abstract AwsError OutOfBounds(string path, string value, string bound);

    public abstract AwsError UnknownOperation(string message);

    public abstract AwsError NotEmulated(string message);

    public abstract AwsError Throttled();

    public abstract AwsError Expired();

    /// <summary>Unknown access key.</summary>
    public abstract AwsError UnknownCredentials();
}
