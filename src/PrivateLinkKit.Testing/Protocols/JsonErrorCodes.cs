namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The error codes of the protocols with JSON bodies.</summary>
internal abstract class JsonErrorCodes : AwsProtocol
{
    internal override string Spell(string commonCode) => commonCode is "SignatureDoesNotMatch" ? "InvalidSignatureException" : $"{commonCode}Exception";

    internal override AwsErrorException Failed(string message) => new("ServerException", message, 500);

    internal override AwsErrorException MissingParameter(string path) => new("InvalidParameterException", $"{path} is required.");

    internal override AwsErrorException UnknownParameter(string path) => JsonBody.Malformed($"{path} is not recognized");

    internal override AwsErrorException InvalidParameter(string path, string reason) => new("InvalidParameterException", $"{path} is invalid: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) =>
        new("InvalidParameterException", $"{path} is invalid: '{value}' must have a {bound}.");

    internal override AwsErrorException UnknownOperation(string message) => new("UnknownOperationException", message);

    internal override AwsErrorException NotEmulated(string message) => new("UnsupportedFeatureException", message);

    internal override AwsErrorException Throttled() => new("ThrottlingException", "Rate exceeded");

    internal override AwsErrorException Expired() => new("ExpiredTokenException", "The security token included in the request is expired");

    internal override AwsErrorException UnknownCredentials() => new("UnrecognizedClientException", "The security token included in the request is invalid.");
}
