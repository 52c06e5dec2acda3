using Amazon.Runtime;

namespace PrivateLinkKit;

/// <summary>AWS or DNS could not be queried for an endpoint, or returned an unusable answer, and no earlier answer is still valid.</summary>
public sealed class EndpointResolutionException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="name">The requested name.</param>
    /// <param name="reason">Reason why there is no answer.</param>
    /// <param name="whatToDo">How to fix it.</param>
    /// <param name="inner">The error behind it; null: none.</param>
    public EndpointResolutionException(string name, string reason, string whatToDo, Exception? inner = null)
        : base($"Endpoint {name} could not be resolved: {reason.TrimEnd('.', ' ', '\r', '\n')}. {whatToDo}", inner)
    {
        Name = name;
        ErrorCode = (inner as AmazonServiceException)?.ErrorCode;
    }

    internal EndpointResolutionException(string name, Exception inner)
        : this(
            name,
            FailureText.Of(inner),
            inner is ServiceUrlUnreachableException
                ? "It is retried in a few seconds."
                : "Check the credentials, the region, the permission for ec2:DescribeVpcEndpoints and the network path to AWS and DNS; the query is "
                + "repeated in a few seconds.",
            inner)
    {
    }

    /// <summary>The requested name.</summary>
    public string Name { get; }

    /// <summary>The AWS error code; null if AWS returned none.</summary>
    public string? ErrorCode { get; }
}
