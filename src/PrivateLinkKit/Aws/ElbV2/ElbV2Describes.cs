using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Batched describes.</summary>
internal sealed class ElbV2Describes(IAmazonElasticLoadBalancingV2 elbV2)
{
    public BatchedDescribe<Sdk.DescribeLoadBalancersResponse, Sdk.LoadBalancer> LoadBalancers { get; } = new(
        20,
        (arns, token) => elbV2.DescribeLoadBalancersAsync(new Sdk.DescribeLoadBalancersRequest { LoadBalancerArns = arns }, token),
        response => response.LoadBalancers,
        balancer => balancer.LoadBalancerArn);
}
