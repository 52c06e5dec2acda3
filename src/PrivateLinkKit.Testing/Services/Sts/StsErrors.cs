using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Sts;

/// <summary>The errors of STS, one factory each, in AWS's words.</summary>
internal static class StsErrors
{
    public static AwsErrorException InvalidArn(string arn) => new("ValidationError", $"{arn} is invalid");

    public static AwsErrorException InvalidSessionName(string name) => new(
        "ValidationError",
        $"1 validation error detected: Value '{name}' at 'roleSessionName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [\\w+=,.@-]{2,64}");
}
