using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The capacity providers of clusters. Each change replaces all of them.</summary>
internal sealed class ClusterCapacity(CapacityAttachments attachments)
{
    private const int Most = 20;

    public PutClusterCapacityProvidersResult Put(ServiceCall call, PutClusterCapacityProvidersRequest request)
    {
        var region = call.Region;
        var cluster = Clusters.Get(region, request.Cluster);
        if (cluster.AttachmentsStatus == CapacityAttachments.InProgress)
        {
            throw EcsErrors.UpdateInProgress("The specified cluster is in a busy state. Cannot update the cluster.");
        }

        var changed = With(region, cluster, request.CapacityProviders, request.DefaultCapacityProviderStrategy);
        if (cluster.CapacityProviders!.Except(changed.CapacityProviders!).Any(name => IsUsed(region, cluster.ClusterArn!, name)))
        {
            throw EcsErrors.ResourceInUse("The specified capacity provider is in use and cannot be removed.");
        }

        region.Ecs.Clusters.Put(attachments.Begin(region, changed));
        return new() { Cluster = Clusters.View(region, cluster.ClusterArn!, ["ATTACHMENTS", "SETTINGS", "TAGS"]) };
    }

    /// <summary>Refuses providers that a new cluster cannot have.</summary>
    public static void Check(AccountRegion region, CreateClusterRequest request) =>
        With(region, new Cluster(), request.CapacityProviders ?? [], request.DefaultCapacityProviderStrategy);

    /// <summary>Gives a new cluster its providers.</summary>
    public void Create(AccountRegion region, CreateClusterRequest request, Cluster cluster) => region.Ecs.Clusters.Put(
        attachments.Begin(region, With(region, cluster, request.CapacityProviders ?? [], request.DefaultCapacityProviderStrategy)));

    private static Cluster With(
        AccountRegion region, Cluster cluster, IReadOnlyList<string>? references, IReadOnlyList<CapacityProviderStrategyItem>? strategy)
    {
        var names = (references ?? []).Select(EcsArns.NameOf).Distinct().ToList();
        if (names.Count > Most)
        {
            throw EcsErrors.InvalidParameter("The maximum number of capacity providers per cluster has been exceeded.");
        }

        foreach (var name in names.Where(name => !ProviderLookup.IsFargate(name)))
        {
            var provider = ProviderLookup.Find(region, name)
                ?? throw EcsErrors.InvalidParameter($"The specified capacity provider '{name}' was not found. Specify a valid name or ARN and try again.");
            if (provider.Provider.Status != CapacityProviderState.Active)
            {
                throw EcsErrors.InvalidParameter(
                    $"The specified capacity provider '{name}' is not in an ACTIVE state. Specify a valid capacity provider and try again.");
            }
        }

        return cluster with { CapacityProviders = names, DefaultCapacityProviderStrategy = CapacityStrategy.Check(names, strategy) };
    }

    private static bool IsUsed(AccountRegion region, string clusterArn, string name) =>
        region.Ecs.TasksIn(clusterArn).Any(task => !task.IsStopped && task.Plan.CapacityProvider == name)
        || region.Ecs.ServicesIn(clusterArn).Any(service => service.Status != ServiceStatus.Inactive
            && service.CapacityProviderStrategy?.Any(item => item.CapacityProvider == name) is true);
}
