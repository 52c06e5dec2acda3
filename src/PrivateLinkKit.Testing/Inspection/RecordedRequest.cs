namespace PrivateLinkKit.Testing;

/// <summary>One API call to the embedded AWS.</summary>
/// <param name="Number">Position in the order of arrival, from 1.</param>
/// <param name="At">When it arrived, by the clock of <see cref="EmbeddedAwsOptions.TimeProvider"/>.</param>
/// <param name="Service">The SigV4 name of the service, such as <c>ec2</c> or <c>elasticloadbalancing</c>.</param>
/// <param name="Operation">The name of the operation, such as <c>CreateVpc</c>; empty when the request names none or is for a service that
/// is not emulated.</param>
/// <param name="Account">The account of the caller.</param>
/// <param name="Region">The region the call was signed for.</param>
public sealed record RecordedRequest(long Number, DateTimeOffset At, string Service, string Operation, string Account, string Region)
{
    /// <summary>The id of the request in its answer, <c>x-amzn-RequestId</c>.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The HTTP status of the answer; null while the call runs and when a fault closed its connection.</summary>
    public int? Status { get; init; }

    /// <summary>The AWS error code of the answer, if any.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// Exception inside EmbeddedAws that was answered with status 500: a defect of EmbeddedAws, or an exception of a service of your own or of an
    /// injected fault.
    /// </summary>
    public Exception? Failure { get; init; }

    /// <summary>The IAM action the call needs on AWS, such as <c>ec2:CreateVpc</c>.</summary>
    public string Action => $"{Service}:{Operation}";
}
