#nullable disable
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;
using ExecutionContext = Amazon.Runtime.Internal.ExecutionContext;

namespace StandIn;

internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    public static Endpoint Determine(ClientConfig config, ServiceOperationEndpointParameters parameters, string service)
    {
        var request = new DefaultRequest(parameters.Request, service) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetric: false) { ClientConfig = config, OriginalRequest = parameters.Request, Request = request };
        return new RegionalEndpointResolver().GetEndpoint(new ExecutionContext(context, null));
    }

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new RegionalEndpointParameters
        {
            Region = requestContext.Request.AlternateEndpoint?.SystemName ?? Region(config),
            ServiceUrl = config.ServiceURL,
            UseFips = config.UseFIPSEndpoint,
            UseDualStack = config.UseDualstackEndpoint,
        };
    }

    private static string Region(IClientConfig config) =>
        config.RegionEndpoint?.SystemName is { } region ? region
        : string.IsNullOrEmpty(config.ServiceURL) ? null
        : string.IsNullOrEmpty(config.AuthenticationRegion) ? RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName
        : config.AuthenticationRegion;
}
