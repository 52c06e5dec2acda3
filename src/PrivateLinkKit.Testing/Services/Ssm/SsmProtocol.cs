using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>The JSON protocol with the error codes of SSM.</summary>
internal sealed class SsmProtocol(string targetPrefix) : JsonProtocol(targetPrefix)
{
    internal override AwsErrorException Failed(string message) => new("InternalServerError", message, 500);

    internal override AwsErrorException MissingParameter(string path) =>
        Invalid($"Value null at '{path}' failed to satisfy constraint: Member must not be null");

    internal override AwsErrorException InvalidParameter(string path, string reason) => Invalid($"Value at '{path}' is invalid: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) =>
        Invalid($"Value '{value}' at '{path}' failed to satisfy constraint: Member must have {bound}");

    internal override AwsErrorException NotEmulated(string message) => SsmErrors.Validation(message);

    private static AwsErrorException Invalid(string what) => SsmErrors.Validation($"1 validation error detected: {what}");
}
