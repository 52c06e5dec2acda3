namespace PrivateLinkKit.Testing;

/// <summary>An AWS error. A service throws it, and its protocol renders it.</summary>
/// <param name="code">The AWS error code, such as <c>QueueDoesNotExist</c>.</param>
/// <param name="message">The message, as AWS words it.</param>
/// <param name="status">The HTTP status; 500 and above count as faults of the service.</param>
public class AwsErrorException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>The AWS error code.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    /// <value>Default 400.</value>
    public int Status { get; } = status;

    internal bool IsSender => Status < 500;
}
