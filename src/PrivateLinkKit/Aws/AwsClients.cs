using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.SecurityToken;

namespace PrivateLinkKit.Aws;

/// <summary>The SDK clients of one account and region, the lanes that all calls to it take, and the looks that its waits share.</summary>
/// <param name="ec2">The one of EC2.</param>
/// <param name="elbV2">The one of Elastic Load Balancing.</param>
/// <param name="ecs">The one of ECS.</param>
/// <param name="sts">Tells whose calls they are; null where the host has brought the client of EC2 but none of STS.</param>
/// <param name="lanes">Of all calls.</param>
/// <param name="made">Those of the clients that are not the host's own.</param>
internal sealed class AwsClients(
    IAmazonEC2 ec2, IAmazonElasticLoadBalancingV2 elbV2, IAmazonECS ecs, Func<IAmazonSecurityTokenService?> sts, Func<AccountLanes> lanes,
        IReadOnlyList<IDisposable> made) : IDisposable
{
    public IAmazonEC2 Ec2 => ec2;

    public IAmazonElasticLoadBalancingV2 ElbV2 => elbV2;

    public IAmazonECS Ecs => ecs;

    public IAmazonSecurityTokenService? Sts => sts();

    public AccountLanes Lanes => lanes();

    public Looks Looks { get; } = new(ec2, elbV2, ecs);

    public void Dispose()
    {
        foreach (var client in made)
        {
            client.Dispose();
        }
    }
}
