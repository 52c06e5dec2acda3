using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The ECS resources of one account in one region. Ended ones stay in the tables for as long as AWS describes them.</summary>
internal sealed class EcsStore
{
    private readonly TableIndex<TaskState> _tasksByService;
    private readonly TableIndex<TaskState> _tasksByCluster;
    private readonly TableIndex<TaskState> _tasksByInstance;
    private readonly TableIndex<Service> _servicesByCluster;
    private readonly TableIndex<ContainerInstanceState> _instancesByCluster;

    public EcsStore(Cloud cloud)
    {
        Clusters = new(cloud, row => row.ClusterArn!);
        TaskDefinitions = new(cloud, row => row.TaskDefinitionArn!);
        Services = new(cloud, row => row.ServiceArn!);
        Tasks = new(cloud, row => row.Arn);
        ContainerInstances = new(cloud, row => row.Arn);
        CapacityProviders = new(cloud, row => row.Arn);
        Tags = new(cloud, row => row.Arn);
        _tasksByService = new(Tasks, task => task.Plan.ServiceArn);
        _tasksByCluster = new(Tasks, task => task.Plan.ClusterArn);
        _tasksByInstance = new(Tasks, task => task.Plan.InstanceArn);
        _instancesByCluster = new(ContainerInstances, instance => instance.ClusterArn);
        _servicesByCluster = new(Services, service => service.ClusterArn);
    }

    public Table<Cluster> Clusters { get; }

    public Table<TaskDefinition> TaskDefinitions { get; }

    public Table<Service> Services { get; }

    public Table<TaskState> Tasks { get; }

    public Table<ContainerInstanceState> ContainerInstances { get; }

    /// <summary>The capacity providers of Auto Scaling groups.</summary>
    public Table<CapacityProviderState> CapacityProviders { get; }

    public Table<ResourceTags> Tags { get; }

    /// <summary>true once the states of EC2 instances are followed.</summary>
    public bool FollowsInstances { get; set; }

    /// <summary>true once the instances of Auto Scaling groups are followed that wait before they are terminated.</summary>
    public bool FollowsGroups { get; set; }

    /// <summary>EC2 instances whose agent is not connected yet.</summary>
    public HashSet<string> Booting { get; } = [];

    /// <summary>Deployments that are throttled because their tasks failed repeatedly.</summary>
    public HashSet<string> Resting { get; } = [];

    public IEnumerable<TaskState> TasksOf(string serviceArn) => _tasksByService[serviceArn];

    public IEnumerable<TaskState> TasksIn(string clusterArn) => _tasksByCluster[clusterArn];

    public IEnumerable<TaskState> TasksOn(string instanceArn) => _tasksByInstance[instanceArn];

    public IEnumerable<ContainerInstanceState> InstancesIn(string clusterArn) => _instancesByCluster[clusterArn];

    public IEnumerable<Service> ServicesIn(string clusterArn) => _servicesByCluster[clusterArn];
}

internal static class EcsStores
{
    extension(AccountRegion region)
    {
        public EcsStore Ecs => region.Store(static region => new EcsStore(region.Cloud));
    }
}
