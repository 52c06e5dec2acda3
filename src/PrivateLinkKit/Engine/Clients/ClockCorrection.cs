using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace PrivateLinkKit.Engine.Clients;

/// <summary>
/// Retries only calls that AWS refused because this machine's clock is wrong: the base class stores the correction for the endpoint from the answer's
/// <c>Date</c>, and the request is signed again. With <see cref="ClientConfig.MaxErrorRetry"/> of zero the SDK would not retry.
/// </summary>
internal sealed class ClockCorrection : RetryPolicy
{
    private ClockCorrection() => MaxRetries = 1;

    /// <summary>Replaces the retries of a new client.</summary>
    public static void AddTo(IAmazonService client)
    {
        if (client is AmazonServiceClient ofSdk)
        {
            PipelineOf(ofSdk).ReplaceHandler<RetryHandler>(new RetryHandler(new ClockCorrection()));
        }
    }

    public override bool CanRetry(IExecutionContext executionContext) => true;

    public override bool RetryForException(IExecutionContext executionContext, Exception exception) => false;

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) => Task.FromResult(false);

    public override bool RetryLimitReached(IExecutionContext executionContext) => executionContext.RequestContext.Retries >= MaxRetries;

    public override void WaitBeforeRetry(IExecutionContext executionContext)
    {
    }

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) => Task.CompletedTask;

    /// <summary>The property is protected, and the client's class is its service's.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_RuntimePipeline")]
    private static extern RuntimePipeline PipelineOf(AmazonServiceClient client);
}
