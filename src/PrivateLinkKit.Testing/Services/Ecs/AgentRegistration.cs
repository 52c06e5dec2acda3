using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ecs;
using Attribute = PrivateLinkKit.Testing.Wire.Ecs.Attribute;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Registers instances in the clusters that their agents are configured for.</summary>
internal static class AgentRegistration
{
    private const string AgentVersion = "1.101.0";

    /// <summary>Returns the container instance of an EC2 instance, new or known; null: there is no such cluster.</summary>
    public static ContainerInstanceState? Of(AccountRegion region, AgentHost host)
    {
        var name = AgentConfiguration.ClusterOf(host.UserData);
        if (name == EcsArns.DefaultCluster)
        {
            Clusters.CreateDefault(region);
        }

        return region.Ecs.Clusters.Find(EcsArns.Cluster(region, name)) is not { Status: Clusters.Active } cluster ? null
            : region.Ecs.ContainerInstances.FirstOrDefault(known => known.Host.InstanceId == host.InstanceId && known.IsRegistered)
                ?? New(region, host, cluster);
    }

    private static ContainerInstanceState New(AccountRegion region, AgentHost host, Cluster cluster)
    {
        var clusterArn = cluster.ClusterArn!;
        var arn = region.Arn(EcsArns.Service, $"container-instance/{EcsArns.NameOf(clusterArn)}/{region.Cloud.Ids.Hex(32)}");
        EcsTagging.Set(region, arn, new Dictionary<string, string>());
        var view = new ContainerInstance
        {
            ContainerInstanceArn = arn,
            Ec2InstanceId = host.InstanceId,
            CapacityProviderName = ProviderOf(region, host, cluster),
            Version = 0,
            VersionInfo = new() { AgentVersion = AgentVersion, AgentHash = "f6a2e1c3", DockerVersion = "DockerVersion: 25.0.13" },
            RegisteredResources = InstanceResources.Of(host.InstanceType).View(),
            Status = ContainerInstanceState.Active,
            Attributes = AttributesOf(host),
            RegisteredAt = region.Cloud.Now,
            Attachments = [],
        };
        return new(view, clusterArn, host);
    }

    // Instances that have registered before their group's provider was associated do not count as its capacity.
    private static string? ProviderOf(AccountRegion region, AgentHost host, Cluster cluster) => cluster.CapacityProviders!
        .Select(name => ProviderLookup.Find(region, name))
        .FirstOrDefault(provider => provider is not null && provider.GroupName == host.GroupName)?.Name;

    private static IReadOnlyList<Attribute> AttributesOf(AgentHost host) =>
    [
        .. new[]
        {
            ("ecs.ami-id", host.ImageId),
            ("ecs.availability-zone", host.Zone),
            ("ecs.cpu-architecture", host.Architecture),
            ("ecs.instance-type", host.InstanceType),
            ("ecs.os-type", "linux"),
            ("ecs.subnet-id", host.SubnetId),
            ("ecs.vpc-id", host.VpcId),
        }.Select(pair => new Attribute { Name = pair.Item1, Value = pair.Item2 }),
        .. new[] { "ecs.capability.execution-role-awslogs", "ecs.capability.task-eni", "com.amazonaws.ecs.capability.logging-driver.awslogs" }
            .Select(name => new Attribute { Name = name }),
    ];
}
