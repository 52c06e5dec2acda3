namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>The errors of CloudWatch Logs, one factory each, in AWS's words.</summary>
internal static class LogsErrors
{
    public static AwsErrorException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsErrorException NotEmulated(string what) => InvalidParameter($"EmbeddedAws does not emulate {what}");

    public static AwsErrorException AgainstPattern(string parameter, string value, string pattern) => InvalidParameter(
        $"1 validation error detected: Value '{value}' at '{parameter}' failed to satisfy constraint: "
        + $"Member must satisfy regular expression pattern: {pattern}");

    public static AwsErrorException GroupExists() => new("ResourceAlreadyExistsException", "The specified log group already exists");

    public static AwsErrorException StreamExists() => new("ResourceAlreadyExistsException", "The specified log stream already exists");

    public static AwsErrorException NoSuchGroup() => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static AwsErrorException NoSuchStream() => new("ResourceNotFoundException", "The specified log stream does not exist.");

    public static AwsErrorException InvalidNextToken() => InvalidParameter("The specified nextToken is invalid.");

    public static AwsErrorException TooManyTags(string arn, int most) => new("TooManyTagsException", $"{arn} can have a maximum of {most} tags.");
}
