using Amazon.Runtime;

namespace PrivateLinkKit;

internal static class FailureText
{
    /// <summary>Describes an error: code and message of AWS if the failure came from AWS.</summary>
    public static string Of(Exception error) => error is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? $"{code}: {error.Message}"
        : error.Message;
}
