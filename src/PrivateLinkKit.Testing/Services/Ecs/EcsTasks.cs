using PrivateLinkKit.Testing.Wire.Ecs;
using EcsTask = PrivateLinkKit.Testing.Wire.Ecs.Task;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Tasks, those of services and those started by hand.</summary>
internal sealed class EcsTasks(TaskLifecycle lifecycle, CapacityScheduler capacity)
{
    private const int MostDescribed = 100;
    private const int MostStarted = 10;

    public RunTaskResult Run(ServiceCall call, RunTaskRequest request)
    {
        var region = call.Region;
        var cluster = Clusters.Get(region, request.Cluster);
        if (request.Count is < 1 or > MostStarted)
        {
            throw EcsErrors.InvalidParameter($"count must be between 1 and {MostStarted}.");
        }

        var definition = TaskDefinitions.GetActive(region, request.TaskDefinition!);
        var launch = LaunchChoice.Resolve(cluster, request.LaunchType, request.CapacityProviderStrategy, definition);
        var launchType = launch.Kind;
        ServiceRules.CheckScheduling(strategy: null, controller: null, request.PlatformVersion, launchType);
        ServiceRules.CheckPlacement(request.PlacementStrategy, request.PlacementConstraints, launchType);
        if (TaskRoles.Refusal(region, definition) is { } refusal)
        {
            throw EcsErrors.Client(refusal);
        }

        var network = ServiceRules.CheckNetwork(region, request.NetworkConfiguration, launchType).AwsvpcConfiguration!;
        if (launch.LaunchType is LaunchChoice.Ec2 && !region.Ecs.InstancesIn(cluster.ClusterArn!).Any(instance => instance.IsActive))
        {
            throw EcsErrors.InvalidParameter(PlacementFailure.NoInstances);
        }

        var plan = new TaskPlan(cluster.ClusterArn!, definition, SubnetId: null, network.SecurityGroups!)
        {
            LaunchType = launchType,
            SubnetIds = network.Subnets!,
            PlacementStrategies = PlacementStrategies.Check(request.PlacementStrategy),
            NeedsInstanceOfItsOwn = PlacementStrategies.CheckConstraints(request.PlacementConstraints) is not [],
            HasPublicIp = network.AssignPublicIp is ServiceRules.PublicIp,
            Group = request.Group ?? $"family:{definition.Family}",
            StartedBy = request.StartedBy,
            Tags = EcsTagging.Check(request.Tags),
        };
        var (arns, failures) = region.Tokens.Once(
            call.Operation,
            request.ClientToken,
            call.Fingerprint,
            () => Start(region, plan, launch, request.Count ?? 1),
            () => EcsErrors.InvalidParameter("The client token was used with other parameters."));
        return new RunTaskResult { Tasks = [.. arns.Where(arn => IsKnown(region, arn)).Select(arn => View(region, arn, ["TAGS"]))], Failures = failures };
    }

    public StopTaskResult Stop(ServiceCall call, StopTaskRequest request)
    {
        var region = call.Region;
        var arn = EcsArns.Task(region, Clusters.Get(region, request.Cluster).ClusterArn!, request.Task!);
        if (!IsKnown(region, arn))
        {
            throw EcsErrors.InvalidParameter("The referenced task was not found.");
        }

        lifecycle.Stop(region, arn, StopCodes.User, request.Reason ?? "Task stopped by user");
        return new StopTaskResult { Task = View(region, arn) };
    }

    public static DescribeTasksResult Describe(ServiceCall call, DescribeTasksRequest request)
    {
        var region = call.Region;
        var cluster = Clusters.Get(region, request.Cluster);
        if (request.Tasks is not { Count: >= 1 and <= MostDescribed } references)
        {
            throw EcsErrors.InvalidParameter($"Tasks must have between 1 and {MostDescribed} items.");
        }

        var arns = references.Select(reference => EcsArns.Task(region, cluster.ClusterArn!, reference)).Distinct().ToLookup(arn => IsKnown(region, arn));
        return new DescribeTasksResult
        {
            Tasks = [.. arns[true].Select(arn => View(region, arn, request.Include))],
            Failures = [.. arns[false].Select(EcsFailures.Missing)],
        };
    }

    public static ListTasksResult List(ServiceCall call, ListTasksRequest request)
    {
        var region = call.Region;
        var cluster = Clusters.Get(region, request.Cluster);
        var service = request.ServiceName is { } name ? EcsServices.Get(region, cluster, name).ServiceArn : null;
        var host = request.ContainerInstance is { } id ? EcsArns.ContainerInstance(region, cluster.ClusterArn!, id) : null;
        var arns = region.Ecs.Tasks
            .Where(task => task.Plan.ClusterArn == cluster.ClusterArn)
            .Where(task => task.Task.DesiredStatus == (request.DesiredStatus ?? TaskStatus.Running))
            .Where(task => service is null || task.Plan.ServiceArn == service)
            .Where(task => request.Family is null || task.Plan.Definition.Family == request.Family)
            .Where(task => request.StartedBy is null || task.Plan.StartedBy == request.StartedBy)
            .Where(task => host is null || task.Plan.InstanceArn == host)
            .Where(task => request.LaunchType is null || task.Task.LaunchType == request.LaunchType)
            .Select(task => task.Arn);
        var (page, next) = Pages.Of(arns, request.NextToken, request.MaxResults);
        return new ListTasksResult { TaskArns = page, NextToken = next };
    }

    private StartedTasks Start(AccountRegion region, TaskPlan plan, LaunchChoice launch, int count)
    {
        var (started, failures) = (new List<TaskState>(), new List<Failure>());
        for (var i = 0; i < count; i++)
        {
            var (placed, refused) = Placement.Find(region, plan with
            {
                SubnetId = plan.LaunchType is LaunchChoice.Fargate ? plan.SubnetIds[i % plan.SubnetIds.Count] : null,
                CapacityProvider = CapacityStrategy.Next(launch.Strategy, [.. started.Select(task => task.Plan.CapacityProvider)]),
            });
            failures.AddRange(refused.Select(failure => new Failure { Arn = failure.InstanceArn, Reason = failure.Reason }));
            if (placed is not null)
            {
                started.Add(lifecycle.Start(region, placed));
            }
        }

        if (started.Exists(task => task.WaitsForInstance))
        {
            capacity.Wake(region, plan.ClusterArn);
        }

        return new([.. started.Select(task => task.Arn)], failures);
    }

    private static bool IsKnown(AccountRegion region, string arn) => region.Ecs.Tasks.Find(arn) is not null;

    private static EcsTask View(AccountRegion region, string arn, IReadOnlyList<string>? include = null) =>
        region.Ecs.Tasks.Find(arn)!.Task with { Tags = EcsTagging.Included(region, arn, include) };

    private sealed record StartedTasks(IReadOnlyList<string> Arns, IReadOnlyList<Failure> Failures);
}
