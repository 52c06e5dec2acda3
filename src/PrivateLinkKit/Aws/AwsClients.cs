using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;

namespace PrivateLinkKit.Aws;

/// <summary>The SDK clients of one account and region, and the lane that all calls to it share.</summary>
internal sealed class AwsClients(IAmazonEC2 ec2, IAmazonElasticLoadBalancingV2 elbV2, IAmazonECS ecs, Lane lane) : IDisposable
{
    public IAmazonEC2 Ec2 => ec2;

    public IAmazonElasticLoadBalancingV2 ElbV2 => elbV2;

    public IAmazonECS Ecs => ecs;

    public Lane Lane => lane;

    public void Dispose()
    {
        ec2.Dispose();
        elbV2.Dispose();
        ecs.Dispose();
    }
}
