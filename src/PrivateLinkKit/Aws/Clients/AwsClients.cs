using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.SecurityToken;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>The SDK clients of one account and region, its request throttlers, and the batched describes that its waits share.</summary>
/// <param name="ec2">The EC2 client.</param>
/// <param name="elbV2">The Elastic Load Balancing client.</param>
/// <param name="ecs">The ECS client.</param>
/// <param name="sts">The STS client, which returns the caller's account; null if the host has registered a client for EC2 but none for STS.</param>
/// <param name="throttlers">Throttlers of all calls.</param>
/// <param name="made">The clients that are not the host's own.</param>
internal sealed class AwsClients(
    IAmazonEC2 ec2, IAmazonElasticLoadBalancingV2 elbV2, IAmazonECS ecs, Func<IAmazonSecurityTokenService?> sts, Func<AccountThrottlers> throttlers,
        IReadOnlyList<IDisposable> made) : IDisposable
{
    public IAmazonEC2 Ec2 => ec2;

    public IAmazonElasticLoadBalancingV2 ElbV2 => elbV2;

    public IAmazonECS Ecs => ecs;

    public IAmazonSecurityTokenService? Sts => sts();

    public AccountThrottlers Throttlers => throttlers();

    public BatchedDescribes BatchedDescribes { get; } = new(ec2, elbV2, ecs);

    public void Dispose()
    {
        foreach (var client in made)
        {
            client.Dispose();
        }
    }
}
