using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

internal static class Clusters
{
    public const string Active = "ACTIVE";

    private const string Inactive = "INACTIVE";
    private const int MostDescribed = 100;

    /// <summary>Returns the existing cluster if the name is repeated.</summary>
    public static CreateClusterResult Create(ServiceCall call, CreateClusterRequest request, ClusterCapacity capacity)
    {
        var region = call.Region;
        var name = request.ClusterName ?? EcsArns.DefaultCluster;
        EcsArns.CheckName("Cluster name", name);
        var tags = EcsTagging.Check(request.Tags);
        var arn = EcsArns.Cluster(region, name);
        if (region.Ecs.Clusters.Find(arn) is not { Status: Active })
        {
            ClusterCapacity.Check(region, request);
            Put(region, name, request.Settings, tags);
            capacity.Create(region, request, region.Ecs.Clusters.Find(arn)!);
        }

        return new CreateClusterResult { Cluster = View(region, arn) with { Tags = EcsTagging.Of(region, arn) } };
    }

    /// <summary>Creates the cluster <c>default</c>, unless it exists.</summary>
    public static void CreateDefault(AccountRegion region)
    {
        if (region.Ecs.Clusters.Find(EcsArns.Cluster(region, EcsArns.DefaultCluster)) is not { Status: Active })
        {
            Put(region, EcsArns.DefaultCluster, settings: null, EcsTagging.Check([]));
        }
    }

    public static DescribeClustersResult Describe(ServiceCall call, DescribeClustersRequest request)
    {
        var region = call.Region;
        var references = request.Clusters is { Count: > 0 } named ? named : [EcsArns.DefaultCluster];
        if (references.Count > MostDescribed)
        {
            throw EcsErrors.InvalidParameter($"Clusters can have at most {MostDescribed} items.");
        }

        var arns = references.Select(reference => EcsArns.Cluster(region, reference)).Distinct().ToLookup(arn => region.Ecs.Clusters.Find(arn) is not null);
        return new DescribeClustersResult
        {
            Clusters = [.. arns[true].Select(arn => View(region, arn, request.Include ?? []))],
            Failures = [.. arns[false].Select(EcsFailures.Missing)],
        };
    }

    public static ListClustersResult List(ServiceCall call, ListClustersRequest request)
    {
        var active = call.Region.Ecs.Clusters.Where(cluster => cluster.Status == Active).Select(cluster => cluster.ClusterArn!);
        var (page, next) = Pages.Of(active, request.NextToken, request.MaxResults);
        return new ListClustersResult { ClusterArns = page, NextToken = next };
    }

    public static UpdateClusterResult Update(ServiceCall call, UpdateClusterRequest request)
    {
        var cluster = Get(call.Region, request.Cluster);
        call.Region.Ecs.Clusters.Put(cluster with { Settings = request.Settings ?? cluster.Settings });
        return new UpdateClusterResult { Cluster = View(call.Region, cluster.ClusterArn!) };
    }

    public static DeleteClusterResult Delete(ServiceCall call, DeleteClusterRequest request)
    {
        var region = call.Region;
        var cluster = Get(region, request.Cluster);
        if (region.Ecs.Services.Any(service => service.ClusterArn == cluster.ClusterArn && service.Status != ServiceStatus.Inactive))
        {
            throw EcsErrors.ClusterContainsServices();
        }

        if (region.Ecs.Tasks.Any(task => task.Plan.ClusterArn == cluster.ClusterArn && !task.IsStopped))
        {
            throw EcsErrors.ClusterContainsTasks();
        }

        if (region.Ecs.InstancesIn(cluster.ClusterArn!).Any(instance => instance.IsRegistered))
        {
            throw EcsErrors.ClusterContainsInstances();
        }

        if (cluster.CapacityProviders!.Any(name => !ProviderLookup.IsFargate(name)))
        {
            throw EcsErrors.ClusterContainsProviders();
        }

        region.Ecs.Clusters.Put(cluster with { Status = Inactive });
        return new DeleteClusterResult { Cluster = View(region, cluster.ClusterArn!) };
    }

    /// <summary>An active cluster by name or ARN.</summary>
    public static Cluster Get(AccountRegion region, string? reference) =>
        region.Ecs.Clusters.Find(EcsArns.Cluster(region, reference)) is { Status: Active } cluster
        ? cluster
        : throw EcsErrors.ClusterNotFound();

    private static void Put(
        AccountRegion region, string name, IReadOnlyList<ClusterSetting>? settings, IReadOnlyDictionary<string, string> tags)
    {
        var arn = EcsArns.Cluster(region, name);
        region.Ecs.Clusters.Put(new Cluster
        {
            ClusterArn = arn,
            ClusterName = name,
            Status = Active,
            Settings = settings ?? [new ClusterSetting { Name = "containerInsights", Value = "disabled" }],
            CapacityProviders = [],
            DefaultCapacityProviderStrategy = [],
        });
        EcsTagging.Set(region, arn, tags);
    }

    /// <summary>A cluster as it is described with what a request includes.</summary>
    public static Cluster View(AccountRegion region, string arn, IReadOnlyList<string> include)
    {
        var cluster = View(region, arn);
        var hasAttachments = include.Contains("ATTACHMENTS");
        return cluster with
        {
            Tags = EcsTagging.Included(region, arn, include) ?? [],
            Settings = include.Contains("SETTINGS") ? cluster.Settings : [],
            Attachments = hasAttachments ? region.Ecs.Clusters.Find(arn)!.Attachments : null,
            AttachmentsStatus = hasAttachments ? region.Ecs.Clusters.Find(arn)!.AttachmentsStatus : null,
        };
    }

    private static Cluster View(AccountRegion region, string arn)
    {
        var tasks = region.Ecs.TasksIn(arn).ToList();
        return region.Ecs.Clusters.Find(arn)! with
        {
            RegisteredContainerInstancesCount = region.Ecs.InstancesIn(arn).Count(instance => instance.IsRegistered),
            RunningTasksCount = tasks.Count(task => task.IsRunning),
            PendingTasksCount = tasks.Count(TaskLifecycle.IsStarting),
            ActiveServicesCount = region.Ecs.ServicesIn(arn).Count(service => service.Status == ServiceStatus.Active),
            Statistics = [],
            Attachments = null,
            AttachmentsStatus = null,
        };
    }
}
