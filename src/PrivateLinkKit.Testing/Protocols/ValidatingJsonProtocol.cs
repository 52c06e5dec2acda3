namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The JSON protocol with the error codes of SSM, Secrets Manager, KMS and ACM, which report every invalid parameter as a failed validation.</summary>
/// <param name="targetPrefix">The part of the target header before the operation.</param>
/// <param name="failureCode">The error code for failures of the service itself.</param>
/// <param name="version">Version of the protocol.</param>
internal sealed class ValidatingJsonProtocol(string targetPrefix, string failureCode, string version = JsonProtocol.DefaultVersion)
    : JsonProtocol(targetPrefix, version)
{
    private const string ValidationCode = "ValidationException";

    internal override AwsErrorException Failed(string message) => new(failureCode, message, 500);

    internal override AwsErrorException MissingParameter(string path) =>
        Invalid($"Value null at '{path}' failed to satisfy constraint: Member must not be null");

    internal override AwsErrorException InvalidParameter(string path, string reason) => Invalid($"Value at '{path}' is invalid: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) =>
        Invalid($"Value '{value}' at '{path}' failed to satisfy constraint: Member must have {bound}");

    internal override AwsErrorException NotEmulated(string message) => new(ValidationCode, message);

    private static AwsErrorException Invalid(string what) => new(ValidationCode, $"1 validation error detected: {what}");
}
