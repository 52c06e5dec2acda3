using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Finds the container instance of a task: one with room for it, in the zone of one of its subnets.</summary>
internal static class Placement
{
    /// <summary>
    /// Returns the plan with its container instance and subnet, or why no instance takes the task. On Fargate, and if its capacity provider launches instances
    /// for it, the plan stays as it is.
    /// </summary>
    public static (TaskPlan? Placed, IReadOnlyList<PlacementFailure> Failures) Find(AccountRegion region, TaskPlan plan)
    {
        if (plan.LaunchType is LaunchChoice.Fargate)
        {
            return (plan, []);
        }

        var found = OnInstance(region, plan);
        var waits = plan.CapacityProvider is { } name && ProviderLookup.Find(region, name) is { IsScaled: true };
        return found.Placed is null && waits ? (plan, []) : found;
    }

    /// <summary>Returns the plan with its container instance and subnet, or why no instance takes the task.</summary>
    public static (TaskPlan? Placed, IReadOnlyList<PlacementFailure> Failures) OnInstance(AccountRegion region, TaskPlan plan)
    {
        var size = TaskSize.Of(plan.Definition);
        var candidates = region.Ecs.InstancesIn(plan.ClusterArn)
            .Where(instance => instance.IsActive && (plan.CapacityProvider is null || instance.View.CapacityProviderName == plan.CapacityProvider))
            .Select(instance => (Instance: instance, Failure: Failure(region, plan, size, instance)))
            .ToList();
        var fitting = candidates.Where(candidate => candidate.Failure is null).Select(candidate => candidate.Instance);
        return PlacementStrategies.Order(region, plan, fitting).FirstOrDefault() is { } chosen
            ? (plan with { InstanceArn = chosen.Arn, SubnetId = SubnetFor(region, plan, chosen.Host) }, [])
            : (null, [.. candidates.Select(candidate => new PlacementFailure(candidate.Instance.Arn, candidate.Failure!))]);
    }

    private static string? Failure(AccountRegion region, TaskPlan plan, TaskSize size, ContainerInstanceState instance) =>
        SubnetFor(region, plan, instance.Host) is null || (plan.NeedsInstanceOfItsOwn && OfGroup(region, plan, instance).Any())
            ? PlacementFailure.Attribute
        : InstanceResources.FreeOn(region, instance).LacksFor(size) is { } resource ? $"RESOURCE:{resource}"
        : !instance.IsConnected ? PlacementFailure.Agent
        : null;

    /// <summary>The tasks of the same service or family on an instance.</summary>
    public static IEnumerable<TaskState> OfGroup(AccountRegion region, TaskPlan plan, ContainerInstanceState instance) =>
        region.Ecs.TasksOn(instance.Arn).Where(task => task.Plan.Group == plan.Group && task.IsWanted);

    private static string? SubnetFor(AccountRegion region, TaskPlan plan, AgentHost host) => plan.SubnetIds.FirstOrDefault(id =>
        VpcLookup.Subnet(region, id) is { } subnet && subnet.VpcId == host.VpcId && subnet.AvailabilityZone == host.Zone);
}

/// <summary>A container instance that does not take a task.</summary>
/// <param name="InstanceArn">The container instance.</param>
/// <param name="Reason">The reason, as <c>RunTask</c> returns it.</param>
internal sealed record PlacementFailure(string InstanceArn, string Reason)
{
    public const string Agent = "AGENT";
    public const string Attribute = "ATTRIBUTE";

    private const string Start = "was unable to place a task because no container instance met all of its requirements.";
    private const string End = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    public const string NoInstances = "No Container Instances were found in your cluster.";

    /// <summary>The event of a service, about the instance that comes closest.</summary>
    public static string Event(IReadOnlyList<PlacementFailure> failures) => failures is [var closest, ..]
        ? $"{Start} The closest matching (container-instance {EcsArns.NameOf(closest.InstanceArn)}) {closest.Text}. {End}"
        : $"{Start} Reason: {NoInstances} {End}";

    private string Text => Reason switch
    {
        "RESOURCE:CPU" => "has insufficient CPU units available",
        "RESOURCE:MEMORY" => "has insufficient memory available",
        Attribute => "is missing an attribute required by your task",
        _ => $"encountered error \"{Reason}\"",
    };
}
