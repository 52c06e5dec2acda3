using Amazon.ECS;
using Amazon.ECS.Model;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>A service on Fargate that registers its tasks in a target group. AWS requires a listener that forwards to that group first.</summary>
internal sealed record Service(LogicalId Id, Placement At) : Resource(Id, CloudFormationType, At)
{
    public const string CloudFormationType = "AWS::ECS::Service";

    /// <summary>Unique in its cluster.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The cluster's name.</summary>
    public required Ref Cluster { get; init; }

    public required Ref TaskDefinition { get; init; }

    public required int DesiredCount { get; init; }

    /// <summary>null: no ALB.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    public required EquatableList<Ref> Subnets { get; init; }

    public required EquatableList<Ref> SecurityGroups { get; init; }

    public required Ref TargetGroupArn { get; init; }

    public required string ContainerName { get; init; }

    public required int ContainerPort { get; init; }

    public override IEnumerable<Ref> References => [Cluster, TaskDefinition, .. Subnets, .. SecurityGroups, TargetGroupArn];

    public static string NameFor(string stack) => stack;
}

/// <param name="PhysicalId">The ARN.</param>
internal sealed record ServiceState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Service.CloudFormationType, At, PhysicalId)
{
    public required string ServiceName { get; init; }

    public required string ClusterArn { get; init; }

    public required string TaskDefinition { get; init; }

    public required int DesiredCount { get; init; }

    /// <summary>null: no ALB.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    public required EquatableList<string> Subnets { get; init; }

    public required EquatableList<string> SecurityGroups { get; init; }

    /// <summary>null if removed outside the stack, as are the container and its port.</summary>
    public required string? TargetGroupArn { get; init; }

    public required string? ContainerName { get; init; }

    public required int? ContainerPort { get; init; }

    /// <summary>Percentage of the tasks that run during a deployment.</summary>
    public required int MinimumHealthyPercent { get; init; }

    /// <summary>
    /// Number of registered targets, if that is not the number of tasks although the service is stable: somebody has taken tasks out of the target
    /// group, or added targets that are no tasks. null otherwise.
    /// </summary>
    public int? StrayingTargets { get; init; }

    /// <summary>true if AWS has given up on the newest deployment, which it retries only on request.</summary>
    public bool HasFailed { get; init; }

    /// <summary>
    /// Start of the deployment requested by a create or update; reads may lag and show an older one. null for a service that was only read.
    /// </summary>
    public DateTime? DeployedAt { get; init; }

    public override IEnumerable<string> DependsOn =>
        [ClusterArn, TaskDefinition, .. Subnets, .. SecurityGroups, .. TargetGroupArn is null ? (string[])[] : [TargetGroupArn]];
}

internal sealed class ServiceHandler() : EcsHandler<Service, ServiceState>(Service.CloudFormationType)
{
    public override UsualTime? UsuallyReady => new(30, 240);

    private const string NewestDeployment = "Deployment";
    private const string MinimumHealthyPercent = "DeploymentConfiguration.MinimumHealthyPercent";
    private const string Targets = "LoadBalancers.Targets";

    /// <summary>No task stops before the new one serves.</summary>
    private const int AllTasks = 100;

    /// <summary>
    /// Messages with which CreateService refuses a call for a while after a dependency was created or a service of that name was deleted.
    /// </summary>
    private static readonly string[] NotYet = ["service linked role", "does not have an associated load balancer", "still Draining"];

    /// <summary>The new one serves before the old one is deleted, unless the old one must be deleted first.</summary>
    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => deletedFirst;

    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<Service, ServiceState> update) =>
        update is { Want: { DesiredCount: 0 } want, Have.DesiredCount: > 0 and var tasks } && !want.Ignores(nameof(Service.DesiredCount))
            ? [new InterruptionCause(InterruptionCode.NoTasks, $"{tasks} tasks become 0")]
            : [];

    protected override IEnumerable<PreflightCheck> ChecksOf(Service want) => [new ServiceNameCheck(want.Id, want.At, want.Cluster, want.ServiceName)];

    public static Task<IReadOnlyList<ServiceState>> OwnedAsync(HandlerContext context) =>
        context.SharedAsync($"{Service.CloudFormationType} {context.Tags.Stack}", () => FindAsync(context));

    protected override Task<IReadOnlyList<ServiceState>> ReadAsync(HandlerContext context) => OwnedAsync(context);

    private static async Task<IReadOnlyList<ServiceState>> FindAsync(HandlerContext context)
    {
        var names = await ServiceClusters.NamesAsync(context);
        var found = await Task.WhenAll(names.Distinct().Select(cluster => ServiceCalls.FindAsync(cluster, Service.NameFor(context.Tags.Stack), context)));
        return await Task.WhenAll(
            from service in found.OfType<Sdk.Service>()
            where service.Status == ServiceCalls.Active
            let owned = Owned.Find(context, EcsTagging.FromSdk(service.Tags))
            where owned is not null
            select WithTargetsAsync(ToState(owned, service), service, context));
    }

    private static async Task<ServiceState> WithTargetsAsync(ServiceState state, Sdk.Service service, HandlerContext context) =>
        context.OnlyDeletes || !state.IsReady || !ServiceDeployment.IsStable(service) || service.RunningCount is not > 0 ? state
            : state with { StrayingTargets = await ServiceTargets.StrayingAsync(state, context) };

    protected override void CompareProperties(PropertyDiff diff, Service want, ServiceState? have) => diff
        .Replaces("ServiceName", want.ServiceName, have?.ServiceName)
        .Replaces("Cluster", want.Cluster, have is null ? null : Cluster.NameOf(have.ClusterArn))
        .Updates("TaskDefinition", want.TaskDefinition, have?.TaskDefinition)
        .Updates("DesiredCount", want.DesiredCount, have?.DesiredCount)
        .Updates("HealthCheckGracePeriodSeconds", NoneIfZero(want.HealthCheckGracePeriodSeconds), have?.HealthCheckGracePeriodSeconds)
        .Updates("NetworkConfiguration.AwsvpcConfiguration.Subnets", PropertyValue.Set(want.Subnets), PropertyValue.Set(have?.Subnets))
        .Updates("NetworkConfiguration.AwsvpcConfiguration.SecurityGroups", PropertyValue.Set(want.SecurityGroups), PropertyValue.Set(have?.SecurityGroups))
        .Updates("LoadBalancers.TargetGroupArn", want.TargetGroupArn, have?.TargetGroupArn)
        .Updates("LoadBalancers.ContainerName", want.ContainerName, have?.ContainerName)
        .Updates("LoadBalancers.ContainerPort", want.ContainerPort, have?.ContainerPort)
        .Updates(MinimumHealthyPercent, AllTasks, have?.MinimumHealthyPercent)
        .Updates(Targets, have?.StrayingTargets is null ? null : have.DesiredCount, have?.StrayingTargets)
        .UpdatesFailed(NewestDeployment, DeploymentRolloutState.COMPLETED.Value, have is { HasFailed: true } ? DeploymentRolloutState.FAILED.Value : null);

    protected override async Task<ServiceState> CreateAsync(Service want, HandlerContext context)
    {
        var request = new CreateServiceRequest
        {
            ServiceName = want.ServiceName,
            Cluster = context.Outputs.Get(want.Cluster),
            TaskDefinition = context.Outputs.Get(want.TaskDefinition),
            DesiredCount = want.DesiredCount,
            HealthCheckGracePeriodSeconds = want.HealthCheckGracePeriodSeconds,
            LaunchType = LaunchType.FARGATE,
            NetworkConfiguration = NetworkOf(want, context),
            LoadBalancers = LoadBalancersOf(want, context),
            DeploymentConfiguration = Deploying(),
            ClientToken = context.ClientToken(want.Id),
            Tags = context.EcsTags(want),
        };
        var response = await context.UnlessNameIsTakenAsync(
            want,
            () => context.UntilAcceptedAsync(
                want.Id, "creatable",
                cancellationToken => context.Ecs.CreateServiceAsync(request, cancellationToken),
                error => error is InvalidParameterException && NotYet.Any(text => error.Message.Contains(text, StringComparison.OrdinalIgnoreCase)),
                context.Waits.Ready(want.Kind)),
            error => error is InvalidParameterException && error.Message.Contains("not idempotent", StringComparison.OrdinalIgnoreCase),
            async () => (await ServiceCalls.FindAsync(request.Cluster, want.ServiceName, context))?.ServiceArn,
            arn => context.EcsCommand(want.Id, arn));
        return ToState(context.Made(want), response.Service) with { DeployedAt = ServiceDeployment.NewestOf(response.Service)?.CreatedAt };
    }

    protected override async Task<ServiceState> UpdatePropertiesAsync(Service want, ServiceState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        if (have.StrayingTargets > have.DesiredCount)
        {
            await ServiceTargets.KeepTasksOnlyAsync(have, context);
        }

        var response = await context.RepeatAsync(cancellationToken => context.Ecs.UpdateServiceAsync(Request(), cancellationToken));
        return ToState(new Owned(have.Id, have.At, have.Tags), response.Service) with { IsReady = false, HasFailed = false,
            DeployedAt = ServiceDeployment.NewestOf(response.Service)?.CreatedAt };

        // Sends only what differs: the network or the load balancers can start a new deployment.
        UpdateServiceRequest Request() => new()
        {
            Cluster = have.ClusterArn,
            Service = have.PhysicalId,
            TaskDefinition = changed.Contains("TaskDefinition") ? context.Outputs.Get(want.TaskDefinition) : null,
            DesiredCount = changed.Contains("DesiredCount") ? want.DesiredCount : null,
            HealthCheckGracePeriodSeconds = changed.Contains("HealthCheckGracePeriodSeconds") ? want.HealthCheckGracePeriodSeconds ?? 0 : null,
            NetworkConfiguration = changed.Any(name => name.StartsWith(nameof(NetworkConfiguration), StringComparison.Ordinal)) ? NetworkOf(want, context)
                : null,
            LoadBalancers = changed.Any(name => name.StartsWith("LoadBalancers", StringComparison.Ordinal)) ? LoadBalancersOf(want, context) : null,
            DeploymentConfiguration = changed.Contains(MinimumHealthyPercent) ? Deploying() : null,
            ForceNewDeployment = changed.Contains(NewestDeployment) || have.StrayingTargets < have.DesiredCount ? true : null,
        };
    }

    protected override Task<ServiceState> StabiliseAsync(Service want, ServiceState have, HandlerContext context)
    {
        // A service that was deleted before has the same ARN as the one that takes its place.
        var wasActive = false;
        return have.IsReady || !context.WaitsForTasks ? Task.FromResult(have) : context.Waiter.UntilAsync(want.Id, "stable", async () =>
        {
            var service = await ServiceCalls.LookAsync(have.ClusterArn, have.PhysicalId, context);
            if (service is { Status: ServiceCalls.Draining or ServiceCalls.Inactive })
            {
                return new WaitReading<ServiceState>(have, IsDone: false, service.Status, wasActive ? Waits.DeletedByOthers : null);
            }

            wasActive |= service is not null;
            if (ServiceDeployment.NewestOf(service)?.CreatedAt < have.DeployedAt)
            {
                return new WaitReading<ServiceState>(have, IsDone: false, "not visible yet");
            }

            if (service is null || !ServiceDeployment.IsStable(service))
            {
                var progress = await ServiceDeployment.DescribeAsync(service, context);
                return new WaitReading<ServiceState>(have, IsDone: false, progress, ServiceDeployment.FailureOf(service));
            }

            var targets = await TargetHealth.OfAsync(have.TargetGroupArn!, context);
            var tasks = want.Ignores(nameof(Service.DesiredCount)) ? service.DesiredCount : want.DesiredCount;
            var isDone = targets.Count(target => target.IsHealthy()) >= tasks;
            var stopped = !isDone && targets.Count > tasks ? await StoppedTasks.LastReasonAsync(service, context) : null;
            return new WaitReading<ServiceState>(
                have with { IsReady = true }, isDone, TargetHealth.Describe(targets) + (stopped is null ? "" : $"; a task stopped: {stopped}"));
        }, context.Waits.Ready(want.Kind), context.CancellationToken);
    }

    protected override async Task DeleteAsync(ServiceState have, HandlerContext context)
    {
        await context.DeleteAsync(have, cancellationToken => context.Ecs.DeleteServiceAsync(
            new DeleteServiceRequest { Cluster = have.ClusterArn, Service = have.PhysicalId, Force = true }, cancellationToken));
        await context.Waiter.UntilAsync(have.Id, "deleted", async () =>
        {
            var service = await ServiceCalls.LookAsync(have.ClusterArn, have.PhysicalId, context);
            var isGone = service is null or { Status: ServiceCalls.Inactive };
            return new WaitReading<bool>(true, isGone, $"{service?.Status}, {service?.RunningCount} tasks running");
        }, context.Waits.Gone(have.Kind), context.CancellationToken);
    }

    /// <summary>
    /// With the deployment circuit breaker: without it ECS restarts failing tasks forever without reporting a state; a rollback would undo the
    /// apply.
    /// </summary>
    private static DeploymentConfiguration Deploying() =>
        new() { MinimumHealthyPercent = AllTasks, DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = true, Rollback = false } };

    private static NetworkConfiguration NetworkOf(Service want, HandlerContext context) => new()
    {
        AwsvpcConfiguration = new AwsVpcConfiguration
        {
            Subnets = context.Outputs.Get(want.Subnets),
            SecurityGroups = context.Outputs.Get(want.SecurityGroups),
            AssignPublicIp = AssignPublicIp.DISABLED,
        },
    };

    private static List<Sdk.LoadBalancer> LoadBalancersOf(Service want, HandlerContext context) =>
        [new() { TargetGroupArn = context.Outputs.Get(want.TargetGroupArn), ContainerName = want.ContainerName, ContainerPort = want.ContainerPort }];

    private static int? NoneIfZero(int? seconds) => seconds is 0 ? null : seconds;

    private static ServiceState ToState(Owned owned, Sdk.Service found)
    {
        var network = found.NetworkConfiguration?.AwsvpcConfiguration;
        var loadBalancer = found.LoadBalancers is [var single] ? single : null;
        return new ServiceState(owned.Id, owned.At, found.ServiceArn)
        {
            Tags = owned.Tags,
            IsReady = found.Deployments is [{ } only] && only.RolloutState == DeploymentRolloutState.COMPLETED,
            HasFailed = ServiceDeployment.FailureOf(found) is not null,
            ServiceName = found.ServiceName,
            ClusterArn = found.ClusterArn,
            TaskDefinition = found.TaskDefinition,
            DesiredCount = found.DesiredCount ?? 0,
            HealthCheckGracePeriodSeconds = NoneIfZero(found.HealthCheckGracePeriodSeconds),
            MinimumHealthyPercent = found.DeploymentConfiguration?.MinimumHealthyPercent ?? AllTasks,
            Subnets = (network?.Subnets ?? []).Order(StringComparer.Ordinal).ToEquatableList(),
            SecurityGroups = (network?.SecurityGroups ?? []).Order(StringComparer.Ordinal).ToEquatableList(),
            TargetGroupArn = loadBalancer?.TargetGroupArn,
            ContainerName = loadBalancer?.ContainerName,
            ContainerPort = loadBalancer?.ContainerPort,
        };
    }
}
