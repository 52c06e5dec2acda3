using PrivateLinkKit.Engine.Kinds;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Clusters that may hold the stack's service: ECS lists services by cluster only.</summary>
internal static class ServiceClusters
{
    /// <summary>Returns the names; duplicates are possible.</summary>
    public static async Task<IEnumerable<string>> NamesAsync(HandlerContext context) =>
        context.IsDecisive ? WantedClusters(context) : await ExistingClustersAsync(context);

    private static async Task<IEnumerable<string>> ExistingClustersAsync(HandlerContext context)
    {
        var clusters = await ClusterHandler.OwnedAsync(context);
        var taskDefinitions = await TaskDefinitionHandler.OwnedAsync(context);
        return clusters.Select(cluster => cluster.ClusterName).Concat(taskDefinitions.Select(definition => definition.UsedCluster).OfType<string>());
    }

    /// <summary>Returns the clusters that hold the service if the description was applied.</summary>
    private static IEnumerable<string> WantedClusters(HandlerContext context) =>
        context.Graph.InOrder.OfType<TaskDefinition>().Where(definition => definition.At == context.At)
            .Select(definition => definition.UsedCluster ?? Cluster.NameFor(context.Tags.Stack));
}
