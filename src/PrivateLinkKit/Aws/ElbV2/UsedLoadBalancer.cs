using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>An existing load balancer.</summary>
internal static class UsedLoadBalancer
{
    /// <summary>Returns null if it does not exist.</summary>
    public static async Task<Sdk.LoadBalancer?> FindAsync(string arn, HandlerContext context) =>
        (await context.SharedAsync($"load balancer {arn}", async () =>
        {
            try
            {
                return (await context.RepeatAsync(token => context.ElbV2.DescribeLoadBalancersAsync(
                    new DescribeLoadBalancersRequest { LoadBalancerArns = [arn] }, token))).LoadBalancers ?? [];
            }
            catch (LoadBalancerNotFoundException)
            {
                return [];
            }
        })).FirstOrDefault();

    /// <summary>Returns true if it has a listener on the port.</summary>
    public static async Task<bool> ListensAsync(string arn, int port, HandlerContext context)
    {
        var listeners = await context.AllAsync(
            (marker, token) => context.ElbV2.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = arn, Marker = marker }, token),
            page => page.Listeners, page => page.NextMarker);
        return listeners.Exists(listener => listener.Port == port);
    }
}
