#nullable disable
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace StandIn;

/// <summary>What a service adds to Core's request pipeline: signing, endpoints and, for EC2, a throttling code of its own.</summary>
internal static class Pipeline
{
    public static void Customize(RuntimePipeline pipeline, IClientConfig config, string service)
    {
        if (service == "EC2" && RetryPolicy(config) is { } policy)
        {
            policy.ThrottlingErrorCodes.Add("EC2ThrottledException");
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(policy));
        }

        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureVersion4());
    }

    private static RetryPolicy RetryPolicy(IClientConfig config) => config.RetryMode switch
    {
        RequestRetryMode.Standard => new StandardRetryPolicy(config),
        RequestRetryMode.Adaptive => new AdaptiveRetryPolicy(config),
        _ => null,
    };

    private sealed class SignatureVersion4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }
}
