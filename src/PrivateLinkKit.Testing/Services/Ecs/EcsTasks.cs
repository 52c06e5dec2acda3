using PrivateLinkKit.Testing.Wire.Ecs;
using EcsTask = PrivateLinkKit.Testing.Wire.Ecs.Task;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Tasks, those of services and those started by hand.</summary>
internal sealed class EcsTasks(TaskLifecycle lifecycle)
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

        ServiceRules.CheckLaunchType(request.LaunchType);
        ServiceRules.CheckScheduling(strategy: null, controller: null, request.PlatformVersion);
        var definition = TaskDefinitions.GetActive(region, request.TaskDefinition!);
        if (TaskRoles.Refusal(region, definition) is { } refusal)
        {
            throw EcsErrors.Client(refusal);
        }

        var network = ServiceRules.CheckNetwork(region, request.NetworkConfiguration).AwsvpcConfiguration!;
        var tags = EcsTagging.Check(request.Tags);
        var arns = region.Tokens.Once(
            call.Operation,
            request.ClientToken,
            call.Fingerprint,
            () => Enumerable.Range(0, request.Count ?? 1).Select(i => lifecycle.Start(
                region,
                new TaskPlan(cluster.ClusterArn!, definition, network.Subnets![i % network.Subnets.Count], network.SecurityGroups!)
                {
                    HasPublicIp = network.AssignPublicIp is ServiceRules.PublicIp,
                    Group = request.Group ?? $"family:{definition.Family}",
                    StartedBy = request.StartedBy,
                    Tags = tags,
                }).Arn).ToList(),
            () => EcsErrors.InvalidParameter("The client token was used with other parameters."));
        return new RunTaskResult { Tasks = [.. arns.Where(arn => IsKnown(region, arn)).Select(arn => View(region, arn, ["TAGS"]))], Failures = [] };
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
        var arns = region.Ecs.Tasks
            .Where(task => task.Plan.ClusterArn == cluster.ClusterArn)
            .Where(task => task.Task.DesiredStatus == (request.DesiredStatus ?? TaskStatus.Running))
            .Where(task => service is null || task.Plan.ServiceArn == service)
            .Where(task => request.Family is null || task.Plan.Definition.Family == request.Family)
            .Where(task => request.StartedBy is null || task.Plan.StartedBy == request.StartedBy)
            .Where(task => request.LaunchType is null || task.Task.LaunchType == request.LaunchType)
            .Select(task => task.Arn);
        var (page, next) = Pages.Of(arns, request.NextToken, request.MaxResults);
        return new ListTasksResult { TaskArns = page, NextToken = next };
    }

    private static bool IsKnown(AccountRegion region, string arn) => region.Ecs.Tasks.Find(arn) is not null;

    private static EcsTask View(AccountRegion region, string arn, IReadOnlyList<string>? include = null) =>
        region.Ecs.Tasks.Find(arn)!.Task with { Tags = EcsTagging.Included(region, arn, include) };
}
