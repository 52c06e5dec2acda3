namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The restJson protocol with the error codes of API Gateway, which reports invalid parameters as bad requests.</summary>
/// <param name="invalidCode">The error code for values of the wrong kind.</param>
internal sealed class BadRequestJsonProtocol(string invalidCode = BadRequestJsonProtocol.BadRequest) : RestJsonProtocol
{
    public const string BadRequest = "BadRequestException";

    internal override AwsErrorException Failed(string message) => new("InternalServerErrorException", message, 500);

    internal override AwsErrorException MissingParameter(string path) => new(BadRequest, $"Invalid request input: {path} is required");

    internal override AwsErrorException UnknownParameter(string path) => new(BadRequest, $"Invalid request input: {path} is not recognized");

    internal override AwsErrorException InvalidParameter(string path, string reason) =>
        new(invalidCode, $"1 validation error detected: Value at '{path}' failed to satisfy constraint: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) =>
        new(BadRequest, $"Invalid request input: '{value}' at {path} must have a {bound}");

    internal override AwsErrorException NotEmulated(string message) => new(BadRequest, message);

    internal override AwsErrorException Throttled() => new("TooManyRequestsException", "Too Many Requests", 429);
}
