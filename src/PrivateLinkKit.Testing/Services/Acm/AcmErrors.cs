using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>The errors of Certificate Manager, one factory each, in AWS's words.</summary>
internal static class AcmErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationException", message);

    /// <summary>The error of a value that AWS's model excludes by a regular expression.</summary>
    public static AwsErrorException Pattern(string path, string value, Regex pattern) => Validation(
        $"1 validation error detected: Value '{value}' at '{path}' failed to satisfy constraint: "
        + $"Member must satisfy regular expression pattern: {pattern.ToString().Replace(@"\z", "", StringComparison.Ordinal).TrimStart('^')}");

    public static AwsErrorException NotEmulated(string what) => Validation($"EmbeddedAws does not emulate {what}");

    public static AwsErrorException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsErrorException InvalidArn(string arn, string region) =>
        new("InvalidArnException", $"ARN '{arn}' refers to an invalid region. Valid region is {region}");

    public static AwsErrorException NotFound(string arn, string account) =>
        new("ResourceNotFoundException", $"Could not find certificate {arn} in account {account}.");

    public static AwsErrorException InUse(string arn, string account) =>
        new("ResourceInUseException", $"Certificate {arn} in account {account} is in use.");

    public static AwsErrorException NotYetIssued(string arn) => new("RequestInProgressException", $"Certificate {arn} has not yet been issued.");

    public static AwsErrorException InvalidState(string message) => new("InvalidStateException", message);

    public static AwsErrorException InvalidDomainValidation(string message) => new("InvalidDomainValidationOptionsException", message);

    public static AwsErrorException InvalidTag(string message) => new("InvalidTagException", message);

    public static AwsErrorException TooManyTags(int most) => new("TooManyTagsException", $"A certificate can have a maximum of {most} tags.");
}
