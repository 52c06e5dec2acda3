using System.Collections.Concurrent;
using Amazon.ECS;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.ECS.Model;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Batched describes.</summary>
internal sealed class EcsDescribes(IAmazonECS ecs)
{
    private readonly ConcurrentDictionary<string, BatchedDescribe<Sdk.DescribeServicesResponse, Sdk.Service>> _services = new();

    /// <summary>Services of one cluster, by ARN.</summary>
    public BatchedDescribe<Sdk.DescribeServicesResponse, Sdk.Service> Services(string cluster) => _services.GetOrAdd(cluster, name => new(
        10,
        (arns, token) => ecs.DescribeServicesAsync(new Sdk.DescribeServicesRequest { Cluster = name, Services = arns }, token),
        response => response.Services,
        service => service.ServiceArn));
}
