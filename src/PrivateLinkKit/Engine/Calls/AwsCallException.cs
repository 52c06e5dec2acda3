using Amazon.Runtime;

namespace PrivateLinkKit;

/// <summary>A read of AWS failed, or AWS refused a call that concerns the stack as a whole; the call changed nothing.</summary>
public sealed class AwsCallException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="verb">The failed operation as a participle, for example <c>read</c>.</param>
    /// <param name="inner">The SDK's error.</param>
    public AwsCallException(string stack, string verb, Exception inner)
        : base($"Stack {stack} could not be {verb}: {FailureText.Of(inner).TrimEnd('.', ' ', '\r', '\n')}. Check the credentials, the region and the "
        + "permissions, then run it again.", inner)
    {
        ErrorCode = (inner as AmazonServiceException)?.ErrorCode;
    }

    /// <summary>The AWS error code; null if AWS did not answer.</summary>
    public string? ErrorCode { get; }
}

/// <summary>The emulator used instead of AWS does not implement an operation.</summary>
public sealed class OperationNotImplementedException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="operation">The AWS operation.</param>
    /// <param name="inner">The emulator's answer.</param>
    public OperationNotImplementedException(string operation, Exception inner)
        : base($"This emulator does not implement {operation}. Use one that does, or AWS itself.", inner)
    {
        Operation = operation;
    }

    /// <summary>The AWS operation.</summary>
    public string Operation { get; }
}
