using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>
/// Plans the next task of a service: on Fargate, the subnet that has the fewest of its tasks; on EC2, the subnets that it can be placed in; and the tags that
/// it inherits.
/// </summary>
internal static class ServicePlans
{
    public static TaskPlan Of(AccountRegion region, Service service, Deployment deployment, IReadOnlyList<TaskPlan> others)
    {
        var choice = new LaunchChoice(deployment.LaunchType, deployment.CapacityProviderStrategy ?? []);
        var network = deployment.NetworkConfiguration!.AwsvpcConfiguration!;
        return new TaskPlan(
            service.ClusterArn!,
            DefinitionOf(region, deployment),
            choice.Kind is LaunchChoice.Fargate ? network.Subnets!.MinBy(subnet => others.Count(other => other.SubnetId == subnet)) : null,
            network.SecurityGroups!)
        {
            LaunchType = choice.Kind,
            CapacityProvider = CapacityStrategy.Next(
                choice.Strategy, [.. others.Where(other => other.DeploymentId == deployment.Id).Select(other => other.CapacityProvider)]),
            SubnetIds = network.Subnets!,
            PlacementStrategies = service.PlacementStrategy!,
            NeedsInstanceOfItsOwn = service.PlacementConstraints is not [],
            HasPublicIp = network.AssignPublicIp is ServiceRules.PublicIp,
            Group = $"service:{service.ServiceName}",
            StartedBy = deployment.Id,
            ServiceArn = service.ServiceArn,
            DeploymentId = deployment.Id,
            LoadBalancers = service.LoadBalancers!,
            Tags = TagsOf(region, service, deployment),
        };
    }

    public static TaskDefinition DefinitionOf(AccountRegion region, Deployment deployment) => region.Ecs.TaskDefinitions.Find(deployment.TaskDefinition)!;

    private static IReadOnlyDictionary<string, string> TagsOf(AccountRegion region, Service service, Deployment deployment)
    {
        var propagated = service.PropagateTags switch
        {
            "SERVICE" => region.Ecs.Tags.Find(service.ServiceArn!)!.Values,
            "TASK_DEFINITION" => region.Ecs.Tags.Find(deployment.TaskDefinition!)!.Values,
            _ => new Dictionary<string, string>(),
        };
        var tags = new Dictionary<string, string>(propagated);
        if (service.EnableECSManagedTags == true)
        {
            tags["aws:ecs:clusterName"] = EcsArns.NameOf(service.ClusterArn!);
            tags["aws:ecs:serviceName"] = service.ServiceName!;
        }

        return tags;
    }
}
