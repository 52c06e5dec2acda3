using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>EC2 instances that are registered in a cluster.</summary>
internal sealed class ContainerInstances(Agents agents, InstanceDraining draining)
{
    private const int MostDescribed = 100;
    private const int MostUpdated = 10;

    public static DescribeContainerInstancesResult Describe(ServiceCall call, DescribeContainerInstancesRequest request)
    {
        var (found, failures) = Find(call.Region, request.Cluster, request.ContainerInstances!, MostDescribed);
        return new() { ContainerInstances = [.. found.Select(instance => View(call.Region, instance, request.Include))], Failures = failures };
    }

    public static ListContainerInstancesResult List(ServiceCall call, ListContainerInstancesRequest request)
    {
        var cluster = Clusters.Get(call.Region, request.Cluster);
        var arns = call.Region.Ecs.InstancesIn(cluster.ClusterArn!)
            .Where(instance => instance.IsRegistered && (request.Status is null || instance.View.Status == request.Status))
            .Select(instance => instance.Arn);
        var (page, next) = Pages.Of(arns, request.NextToken, request.MaxResults);
        return new() { ContainerInstanceArns = page, NextToken = next };
    }

    public UpdateContainerInstancesStateResult UpdateState(ServiceCall call, UpdateContainerInstancesStateRequest request)
    {
        var region = call.Region;
        if (request.Status is not (ContainerInstanceState.Active or ContainerInstanceState.Draining))
        {
            throw EcsErrors.InvalidParameter("Container instance status should be one of [ACTIVE,DRAINING]");
        }

        var (found, failures) = Find(region, request.Cluster, request.ContainerInstances!, MostUpdated);
        foreach (var instance in found.Where(instance => instance.IsRegistered))
        {
            draining.Set(region, instance, request.Status);
        }

        return new()
        {
            ContainerInstances =
                [.. found.Where(instance => instance.IsRegistered).Select(instance => View(region, region.Ecs.ContainerInstances.Find(instance.Arn)!))],
            Failures = [.. failures, .. found.Where(instance => !instance.IsRegistered).Select(instance => EcsFailures.Inactive(instance.Arn))],
        };
    }

    public DeregisterContainerInstanceResult Deregister(ServiceCall call, DeregisterContainerInstanceRequest request)
    {
        var region = call.Region;
        var (found, _) = Find(region, request.Cluster, [request.ContainerInstance!], most: 1);
        if (found is not [{ IsRegistered: true } instance])
        {
            throw EcsErrors.InvalidParameter("Referenced container instance " + EcsArns.NameOf(request.ContainerInstance!) + " not found.");
        }

        if (request.Force is not true && region.Ecs.TasksOn(instance.Arn).Any(task => !task.IsStopped))
        {
            throw EcsErrors.InvalidParameter("Found running tasks on the instance.");
        }

        var gone = agents.Deregister(region, instance, StopCodes.Scheduler, "Container instance deregistration forced by user.");
        return new() { ContainerInstance = View(region, gone) };
    }

    /// <summary>The container instances of a cluster that are named, by id or ARN, and failures for the others.</summary>
    private static (IReadOnlyList<ContainerInstanceState> Found, IReadOnlyList<Failure> Failures) Find(
        AccountRegion region, string? reference, IReadOnlyList<string> named, int most)
    {
        var cluster = Clusters.Get(region, reference).ClusterArn!;
        if (named.Count is 0 || named.Count > most)
        {
            throw EcsErrors.InvalidParameter($"Container instances must have between 1 and {most} items.");
        }

        var arns = named.Select(one => EcsArns.ContainerInstance(region, cluster, one)).Distinct()
            .ToLookup(arn => region.Ecs.ContainerInstances.Find(arn)?.ClusterArn == cluster);
        return ([.. arns[true].Select(arn => region.Ecs.ContainerInstances.Find(arn)!)], [.. arns[false].Select(EcsFailures.Missing)]);
    }

    private static ContainerInstance View(AccountRegion region, ContainerInstanceState instance, IReadOnlyList<string>? include = null)
    {
        var tasks = region.Ecs.TasksOn(instance.Arn).ToList();
        return instance.View with
        {
            RemainingResources = InstanceResources.FreeOn(region, instance).View(),
            RunningTasksCount = tasks.Count(task => task.IsRunning),
            PendingTasksCount = tasks.Count(TaskLifecycle.IsStarting),
            Tags = EcsTagging.Included(region, instance.Arn, include) ?? [],
            HealthStatus = include?.Contains("CONTAINER_INSTANCE_HEALTH") is true ? Health(instance) : null,
        };
    }

    private static ContainerInstanceHealthStatus Health(ContainerInstanceState instance)
    {
        var status = instance.IsConnected ? "OK" : "IMPAIRED";
        return new() { OverallStatus = status, Details = [new() { Type = "CONTAINER_RUNTIME", Status = status }] };
    }
}
