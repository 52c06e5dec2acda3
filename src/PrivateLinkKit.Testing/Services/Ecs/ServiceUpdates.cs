using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>
/// Applies an update to a service: only a change to the tasks themselves starts a deployment, and target groups are checked only if named.
/// </summary>
internal static class ServiceUpdates
{
    public static Service Apply(AccountRegion region, Service service, UpdateServiceRequest request)
    {
        var definition = request.TaskDefinition is { } reference ? TaskDefinitions.GetActive(region, reference) : null;
        var current = definition ?? region.Ecs.TaskDefinitions.Find(service.TaskDefinition)!;
        var launch = Launch(region, service, request, current);
        launch.Check(current);
        ServiceRules.CheckPlacement(request.PlacementStrategy, request.PlacementConstraints, launch.Kind);
        var balancers = request.LoadBalancers ?? service.LoadBalancers!;
        ServiceRules.CheckTargetGroups(region, request.LoadBalancers ?? []);
        ServiceRules.CheckContainers(balancers, current);
        var updated = service with
        {
            LaunchType = launch.LaunchType,
            CapacityProviderStrategy = launch.Strategy is [] ? null : launch.Strategy,
            TaskDefinition = definition?.TaskDefinitionArn ?? service.TaskDefinition,
            DesiredCount = request.DesiredCount is null ? service.DesiredCount : ServiceRules.CheckDesiredCount(request.DesiredCount),
            NetworkConfiguration = request.NetworkConfiguration is { } network
                ? ServiceRules.CheckNetwork(region, network, launch.Kind)
                : service.NetworkConfiguration,
            DeploymentConfiguration = request.DeploymentConfiguration is { } deployment
                ? ServiceRules.CheckDeployment(deployment)
                : service.DeploymentConfiguration,
            LoadBalancers = balancers,
            HealthCheckGracePeriodSeconds = request.HealthCheckGracePeriodSeconds ?? service.HealthCheckGracePeriodSeconds,
            AvailabilityZoneRebalancing = request.AvailabilityZoneRebalancing ?? service.AvailabilityZoneRebalancing,
            PlacementStrategy = request.PlacementStrategy is { } strategy ? PlacementStrategies.Check(strategy) : service.PlacementStrategy,
            PlacementConstraints = request.PlacementConstraints is { } constraints
                ? PlacementStrategies.CheckConstraints(constraints)
                : service.PlacementConstraints,
            PropagateTags = request.PropagateTags ?? service.PropagateTags,
            EnableECSManagedTags = request.EnableECSManagedTags ?? service.EnableECSManagedTags,
        };
        var rolls = request.ForceNewDeployment == true
            || updated.TaskDefinition != service.TaskDefinition
            || request.NetworkConfiguration is not null
            || request.CapacityProviderStrategy is not null
            || request.LoadBalancers is not null;
        return rolls
            ? updated with { Deployments = [Deployments.New(region, updated), .. service.Deployments!.Select(Superseded)] }
            : Deployments.WithPrimary(updated, primary => primary with { DesiredCount = updated.DesiredCount, UpdatedAt = region.Cloud.Now });
    }

    private static LaunchChoice Launch(AccountRegion region, Service service, UpdateServiceRequest request, TaskDefinition definition)
    {
        var before = LaunchChoice.Of(service);
        if (request.CapacityProviderStrategy is null)
        {
            return before;
        }

        var cluster = region.Ecs.Clusters.Find(service.ClusterArn)!;
        var after = LaunchChoice.Resolve(cluster, launchType: null, request.CapacityProviderStrategy, definition);
        return after.Kind == before.Kind
            ? after
            : throw EcsErrors.InvalidParameter($"The service cannot be moved from {before.Kind} to a capacity provider of {after.Kind}.");
    }

    private static Deployment Superseded(Deployment deployment) => deployment with { Status = ServiceStatus.Active, DesiredCount = 0 };
}
