using System.Net;
using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>Classifies AWS errors for the engine. Sources: the EC2 API error codes and the throttling pages of ELB, ECS and EC2.</summary>
internal static class AwsErrors
{
    private static readonly HashSet<string> Throttling =
    [
        "RequestLimitExceeded", "Throttling", "ThrottlingException", "ThrottledException", "EC2ThrottledException", "RequestThrottled",
        "RequestThrottledException", "TooManyRequestsException", "TooManyUpdates", "SlowDown", "PriorRequestNotComplete", "BandwidthLimitExceeded",
    ];

    /// <summary>Returns true if AWS refused the call for its rate; the call was not executed.</summary>
    public static bool IsThrottling(Exception error) => error is AmazonServiceException { ErrorCode: { } code } && Throttling.Contains(code);

    /// <summary>
    /// An AWS emulator answers an operation it lacks with status 501 (LocalStack) or with a web page (moto); no AWS service does either.
    /// </summary>
    public static bool IsNotImplemented(Exception error) => error is AmazonServiceException { StatusCode: var status } service
        && (status is HttpStatusCode.NotImplemented
            || (status is HttpStatusCode.InternalServerError or HttpStatusCode.NotFound
            && service.Message.Contains("<html", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The caller lacks the permission.</summary>
    public static bool IsAccessDenied(Exception error) =>
        error is AmazonServiceException { ErrorCode: "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException" };

    /// <summary>The call failed, but AWS may have executed it.</summary>
    public static bool IsAmbiguous(Exception error, CancellationToken cancellationToken) => error switch
    {
        _ when IsThrottling(error) => false,
        AmazonServiceException service => service.StatusCode >= HttpStatusCode.InternalServerError,
        NoAnswerException or AmazonClientException or HttpRequestException or IOException or TimeoutException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };
}
