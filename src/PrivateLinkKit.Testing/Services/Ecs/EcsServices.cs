using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Services, which keep a number of tasks running.</summary>
internal sealed class EcsServices(ServiceScheduler scheduler)
{
    private const int MostDescribed = 10;
    private const int ListedByDefault = 10;

    public CreateServiceResult Create(ServiceCall call, CreateServiceRequest request)
    {
        var region = call.Region;
        var cluster = Clusters.Get(region, request.Cluster);
        var service = region.Tokens.Once(
            call.Operation, request.ClientToken, call.Fingerprint, () => New(call, cluster, request), EcsErrors.NotIdempotent);
        return new CreateServiceResult { Service = Deployments.View(region, region.Ecs.Services.Find(service.ServiceArn!)!, ["TAGS"]) };
    }

    public static DescribeServicesResult Describe(ServiceCall call, DescribeServicesRequest request)
    {
        var region = call.Region;
        var cluster = Clusters.Get(region, request.Cluster);
        if (request.Services is not { Count: >= 1 and <= MostDescribed } references)
        {
            throw EcsErrors.InvalidParameter($"Services must have between 1 and {MostDescribed} items.");
        }

        var arns = references.Select(reference => EcsArns.ServiceOf(region, cluster.ClusterArn!, reference)).Distinct()
            .ToLookup(arn => region.Ecs.Services.Find(arn)?.ClusterArn == cluster.ClusterArn);
        return new DescribeServicesResult
        {
            Services = [.. arns[true].Select(arn => Deployments.View(region, region.Ecs.Services.Find(arn)!, request.Include))],
            Failures = [.. arns[false].Select(EcsFailures.Missing)],
        };
    }

    public static ListServicesResult List(ServiceCall call, ListServicesRequest request)
    {
        var cluster = Clusters.Get(call.Region, request.Cluster);
        var arns = call.Region.Ecs.Services
            .Where(service => service.ClusterArn == cluster.ClusterArn && service.Status != ServiceStatus.Inactive)
            .Where(service => request.LaunchType is null || service.LaunchType == request.LaunchType)
            .Where(service => request.SchedulingStrategy is null || service.SchedulingStrategy == request.SchedulingStrategy)
            .Select(service => service.ServiceArn!);
        var (page, next) = Pages.Of(arns, request.NextToken, request.MaxResults, ListedByDefault);
        return new ListServicesResult { ServiceArns = page, NextToken = next };
    }

    public UpdateServiceResult Update(ServiceCall call, UpdateServiceRequest request)
    {
        var region = call.Region;
        var service = Get(region, Clusters.Get(region, request.Cluster), request.Service!);
        if (service.Status != ServiceStatus.Active)
        {
            throw EcsErrors.ServiceNotActive();
        }

        var changed = ServiceUpdates.Apply(region, service, request);
        region.Ecs.Services.Put(changed);
        scheduler.Wake(region, changed.ServiceArn!);
        return new UpdateServiceResult { Service = Deployments.View(region, changed) };
    }

    public DeleteServiceResult Delete(ServiceCall call, DeleteServiceRequest request)
    {
        var region = call.Region;
        var service = Get(region, Clusters.Get(region, request.Cluster), request.Service!);
        if (service.Status == ServiceStatus.Active && request.Force != true && service.DesiredCount > 0)
        {
            throw EcsErrors.InvalidParameter("The service cannot be stopped while it is scaled above 0.");
        }

        if (service.Status == ServiceStatus.Active && request.Force != true && service.Deployments!.Count > 1)
        {
            throw EcsErrors.InvalidParameter("The service cannot be stopped while deployments are active.");
        }

        var draining = service with { Status = ServiceStatus.Draining, DesiredCount = 0 };
        region.Ecs.Services.Put(draining);
        scheduler.Wake(region, draining.ServiceArn!);
        return new DeleteServiceResult { Service = Deployments.View(region, draining) };
    }

    /// <summary>Returns a service that is not inactive, by name or ARN.</summary>
    public static Service Get(AccountRegion region, Cluster cluster, string reference) =>
        region.Ecs.Services.Find(EcsArns.ServiceOf(region, cluster.ClusterArn!, reference)) is { } service
        && service.ClusterArn == cluster.ClusterArn
        && service.Status != ServiceStatus.Inactive
            ? service
            : throw EcsErrors.ServiceNotFound();

    private Service New(ServiceCall call, Cluster cluster, CreateServiceRequest request)
    {
        var region = call.Region;
        EcsArns.CheckName("Service name", request.ServiceName);
        var arn = EcsArns.ServiceOf(region, cluster.ClusterArn!, request.ServiceName!);
        switch (region.Ecs.Services.Find(arn)?.Status)
        {
            case ServiceStatus.Active: throw EcsErrors.NotIdempotent();
            case ServiceStatus.Draining: throw EcsErrors.StillDraining();
        }

        ServiceRules.CheckRole(request.Role);
        var definition = TaskDefinitions.GetActive(region, request.TaskDefinition ?? throw EcsErrors.InvalidParameter("TaskDefinition can not be blank."));
        var launch = LaunchChoice.Resolve(cluster, request.LaunchType, request.CapacityProviderStrategy, definition);
        var (launchType, isFargate) = (launch.Kind, launch.Kind is LaunchChoice.Fargate);
        ServiceRules.CheckScheduling(request.SchedulingStrategy, request.DeploymentController?.Type, request.PlatformVersion, launchType);
        ServiceRules.CheckPlacement(request.PlacementStrategy, request.PlacementConstraints, launchType);
        var balancers = request.LoadBalancers ?? [];
        ServiceRules.CheckTargetGroups(region, balancers);
        ServiceRules.CheckContainers(balancers, definition);
        if (request.HealthCheckGracePeriodSeconds is not null && balancers.Count == 0)
        {
            throw EcsErrors.InvalidParameter("Health check grace period is only valid for services configured to use load balancers.");
        }

        var service = new Service
        {
            ServiceArn = arn,
            ServiceName = request.ServiceName,
            ClusterArn = cluster.ClusterArn,
            Status = ServiceStatus.Active,
            TaskDefinition = definition.TaskDefinitionArn,
            DesiredCount = ServiceRules.CheckDesiredCount(request.DesiredCount),
            LaunchType = launch.LaunchType,
            CapacityProviderStrategy = launch.Strategy is [] ? null : launch.Strategy,
            PlatformVersion = isFargate ? request.PlatformVersion ?? "LATEST" : null,
            PlatformFamily = isFargate ? "Linux" : null,
            SchedulingStrategy = "REPLICA",
            DeploymentController = new DeploymentController { Type = "ECS" },
            DeploymentConfiguration = ServiceRules.CheckDeployment(request.DeploymentConfiguration),
            NetworkConfiguration = ServiceRules.CheckNetwork(region, request.NetworkConfiguration, launchType),
            LoadBalancers = balancers,
            ServiceRegistries = [],
            RoleArn = region.Partition.IamArn(region.Account, "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
            AvailabilityZoneRebalancing = request.AvailabilityZoneRebalancing ?? "ENABLED",
            HealthCheckGracePeriodSeconds = request.HealthCheckGracePeriodSeconds ?? (balancers.Count > 0 ? 0 : null),
            PropagateTags = request.PropagateTags ?? "NONE",
            EnableECSManagedTags = request.EnableECSManagedTags ?? false,
            EnableExecuteCommand = false,
            CreatedAt = call.Now,
            CreatedBy = call.PrincipalArn,
            Events = [],
            PlacementConstraints = PlacementStrategies.CheckConstraints(request.PlacementConstraints),
            PlacementStrategy = PlacementStrategies.Check(request.PlacementStrategy),
        };
        var tags = EcsTagging.Check(request.Tags);
        region.Ecs.Services.Put(service with { Deployments = [Deployments.New(region, service)] });
        EcsTagging.Set(region, arn, tags);
        scheduler.Wake(region, arn);
        return service;
    }
}
