namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The JSON protocol of an API that once had the query protocol: errors carry their code of that time too, in a header.</summary>
/// <param name="targetPrefix">The part of the target header before the operation.</param>
/// <param name="version">Version of the protocol.</param>
/// <param name="formerCodes">The codes that have changed.</param>
internal sealed class QueryCompatibleJsonProtocol(string targetPrefix, string version, IReadOnlyDictionary<string, string> formerCodes)
    : JsonProtocol(targetPrefix, version)
{
    private const string CodeHeader = "x-amzn-query-error";

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId) => base.RenderError(error, requestId) with
    {
        Headers = [(CodeHeader, $"{formerCodes.GetValueOrDefault(error.Code, error.Code)};{(error.IsSender ? "Sender" : "Receiver")}")],
    };

    internal override AwsErrorException MissingParameter(string path) => new("MissingParameter", $"The request must contain the parameter {path}.");

    internal override AwsErrorException InvalidParameter(string path, string reason) =>
        new("InvalidParameterValue", $"Value for parameter {path} is invalid. Reason: {reason}.");

    internal override AwsErrorException NotEmulated(string message) => new("UnsupportedOperation", message);
}
