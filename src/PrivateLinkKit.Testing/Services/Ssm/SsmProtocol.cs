using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>The JSON protocol with the error codes of SSM.</summary>
internal sealed class SsmProtocol(string targetPrefix) : JsonProtocol(targetPrefix)
{
    public override AwsError Failed(string message) => new("InternalServerError", message, 500);

    public override AwsError MissingParameter(string path) => Invalid($"Value null at '{path}' failed to satisfy constraint: Member must not be null");

    public override AwsError InvalidParameter(string path, string reason) => Invalid($"Value at '{path}' is invalid: {reason}");

    public override AwsError OutOfBounds(string path, string value, string bound) =>
        Invalid($"Value '{value}' at '{path}' failed to satisfy constraint: Member must have {bound}");

    public override AwsError NotEmulated(string message) => SsmErrors.Validation(message);

    private static AwsError Invalid(string what) => SsmErrors.Validation($"1 validation error detected: {what}");
}
