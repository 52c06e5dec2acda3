using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Plans the next task of a service: the subnet that has the fewest of its tasks, and the tags it inherits.</summary>
internal static class ServicePlans
{
    public static TaskPlan Of(AccountRegion region, Service service, Deployment deployment, IReadOnlyList<string> placed)
    {
        var network = deployment.NetworkConfiguration!.AwsvpcConfiguration!;
        return new TaskPlan(
            service.ClusterArn!,
            DefinitionOf(region, deployment),
            network.Subnets!.MinBy(subnet => placed.Count(other => other == subnet))!,
            network.SecurityGroups!)
        {
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
