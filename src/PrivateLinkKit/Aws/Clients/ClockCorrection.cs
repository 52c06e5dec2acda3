using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>
/// Retries only calls that AWS refused because this machine's clock is wrong: the base class stores the correction for the endpoint from the answer's
/// <c>Date</c>, and the request is signed again. With <see cref="ClientConfig.MaxErrorRetry"/> of zero the SDK would not retry.
/// </summary>
internal sealed class ClockCorrection : RetryPolicy
{
    private ClockCorrection() => MaxRetries = 1;

    public static AmazonEC2Client Client(AWSCredentials credentials, AmazonEC2Config config) => new Ec2(credentials, config);

    public static AmazonElasticLoadBalancingV2Client Client(AWSCredentials credentials, AmazonElasticLoadBalancingV2Config config) =>
        new ElbV2(credentials, config);

    public static AmazonECSClient Client(AWSCredentials credentials, AmazonECSConfig config) => new Ecs(credentials, config);

    public static AmazonSecurityTokenServiceClient Client(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config) => new Sts(credentials, config);

    public override bool CanRetry(IExecutionContext executionContext) => true;

    public override bool RetryForException(IExecutionContext executionContext, Exception exception) => false;

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) => Task.FromResult(false);

    public override bool RetryLimitReached(IExecutionContext executionContext) => executionContext.RequestContext.Retries >= MaxRetries;

    public override void WaitBeforeRetry(IExecutionContext executionContext)
    {
    }

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) => Task.CompletedTask;

    private static void AddTo(RuntimePipeline pipeline) => pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ClockCorrection()));

    private sealed class Ec2(AWSCredentials credentials, AmazonEC2Config config) : AmazonEC2Client(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            AddTo(pipeline);
        }
    }

    private sealed class ElbV2(AWSCredentials credentials, AmazonElasticLoadBalancingV2Config config) : AmazonElasticLoadBalancingV2Client(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            AddTo(pipeline);
        }
    }

    private sealed class Ecs(AWSCredentials credentials, AmazonECSConfig config) : AmazonECSClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            AddTo(pipeline);
        }
    }

    private sealed class Sts(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config) : AmazonSecurityTokenServiceClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            AddTo(pipeline);
        }
    }
}
