using System.Diagnostics;
using Amazon.Runtime;

namespace PrivateLinkKit.Diagnostics;

internal static class ActivityFailure
{
    /// <summary>A cancellation by the host is recorded, but is not an error.</summary>
    public static void Fail(this Activity activity, Exception error, CancellationToken cancellationToken)
    {
        if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            activity.SetTag("outcome", "cancelled");
            return;
        }

        activity.SetTag("outcome", "failed");
        activity.SetTag("error.type", error is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? code : error.GetType().Name);
        activity.SetStatus(ActivityStatusCode.Error, FailureText.Of(error));
    }
}
