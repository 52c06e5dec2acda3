using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The ECS resources of one account in one region. What is over stays in the tables for as long as AWS keeps it describable.</summary>
internal sealed class EcsStore(Cloud cloud)
{
    public Table<Cluster> Clusters { get; } = new(cloud, row => row.ClusterArn!);

    public Table<TaskDefinition> TaskDefinitions { get; } = new(cloud, row => row.TaskDefinitionArn!);

    public Table<Service> Services { get; } = new(cloud, row => row.ServiceArn!);

    public Table<TaskState> Tasks { get; } = new(cloud, row => row.Arn);

    public Table<ResourceTags> Tags { get; } = new(cloud, row => row.Arn);

    /// <summary>Deployments that start nothing for a while, because their tasks have failed again and again.</summary>
    public HashSet<string> Resting { get; } = [];

    public IEnumerable<TaskState> TasksOf(string serviceArn) => Tasks.Where(task => task.Plan.ServiceArn == serviceArn);
}
