using Amazon.EC2;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Endpoint services that are not the stack's.</summary>
internal static class OtherServices
{
    /// <summary>Returns the ids of those in front of a load balancer. One that is being deleted, or has failed, holds it no longer.</summary>
    public static async Task<IEnumerable<string>> OfAsync(string loadBalancerArn, HandlerContext context)
    {
        var services = await context.AllAsync(
            (page, token) => context.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(
                new Sdk.DescribeVpcEndpointServiceConfigurationsRequest { NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.ServiceConfigurations,
            response => response.NextToken);
        return services.Where(service => !Ec2Tags.AreOf(context.Tags.Identity, service.Tags))
            .Where(service => service.ServiceState is not { } state
                || (state != ServiceState.Deleting && state != ServiceState.Deleted && state != ServiceState.Failed))
            .Where(service => (service.NetworkLoadBalancerArns ?? []).Contains(loadBalancerArn)).Select(service => service.ServiceId);
    }
}
