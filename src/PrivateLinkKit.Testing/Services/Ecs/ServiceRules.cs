using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Validation rules of services and tasks.</summary>
internal static class ServiceRules
{
    public const string PublicIp = "ENABLED";

    private const int MostSubnets = 16;
    private const int MostGroups = 5;

    // ECS service quotas, "Tasks per service".
    private const int MostTasks = 5000;

    /// <summary>Refuses a role of the caller's own: tasks in <c>awsvpc</c> mode need the service-linked role, which ECS uses automatically.</summary>
    public static void CheckRole(string? role)
    {
        if (!string.IsNullOrEmpty(role))
        {
            throw EcsErrors.InvalidParameter("You cannot specify an IAM role for services that require a service linked role.");
        }
    }

    public static void CheckScheduling(string? strategy, string? controller, string? platformVersion, string launchType)
    {
        if (platformVersion is not null && launchType is not LaunchChoice.Fargate)
        {
            throw EcsErrors.InvalidParameter("The platform version must be null when specifying an EC2 launch type.");
        }

        if (strategy is not (null or "REPLICA"))
        {
            throw EcsErrors.NotEmulated($"the scheduling strategy {strategy}");
        }

        if (controller is not (null or "ECS"))
        {
            throw EcsErrors.NotEmulated($"the deployment controller {controller}");
        }

        if (platformVersion is not (null or "LATEST" or "1.4.0"))
        {
            throw EcsErrors.NotEmulated($"the platform version {platformVersion}");
        }
    }

    public static void CheckPlacement(IReadOnlyList<PlacementStrategy>? strategies, IReadOnlyList<PlacementConstraint>? constraints, string launchType)
    {
        if (launchType is LaunchChoice.Fargate && (strategies is { Count: > 0 } || constraints is { Count: > 0 }))
        {
            throw EcsErrors.InvalidParameter("Placement strategies and constraints are not supported with FARGATE launch type.");
        }
    }

    /// <summary>The configuration with its defaults: the default group of the VPC, no public address.</summary>
    public static NetworkConfiguration CheckNetwork(AccountRegion region, NetworkConfiguration? configuration, string launchType)
    {
        var network = configuration?.AwsvpcConfiguration
            ?? throw EcsErrors.InvalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        if (network.Subnets is not { Count: >= 1 and <= MostSubnets } || network.SecurityGroups?.Count > MostGroups)
        {
            throw EcsErrors.InvalidParameter($"awsvpcConfiguration must have 1 to {MostSubnets} subnets and at most {MostGroups} security groups.");
        }

        if (network.AssignPublicIp is PublicIp && launchType is not LaunchChoice.Fargate)
        {
            throw EcsErrors.InvalidParameter("Assign public IP is not supported for this launch type.");
        }

        var vpcs = network.Subnets
            .Select(id => VpcLookup.Subnet(region, id)?.VpcId ?? throw Missing("subnet", id, "InvalidSubnetID.NotFound"))
            .Concat((network.SecurityGroups ?? [])
                .Select(id => VpcLookup.SecurityGroup(region, id)?.VpcId ?? throw Missing("security group", id, "InvalidGroup.NotFound")))
            .Distinct()
            .ToList();
        if (vpcs.Count > 1)
        {
            throw EcsErrors.InvalidParameter($"The subnets and security groups belong to different VPCs: {string.Join(", ", vpcs)}.");
        }

        return new NetworkConfiguration
        {
            AwsvpcConfiguration = network with
            {
                SecurityGroups = network.SecurityGroups is { Count: > 0 } groups ? groups : [VpcLookup.DefaultSecurityGroup(region, vpcs[0]).GroupId!],
                AssignPublicIp = network.AssignPublicIp ?? "DISABLED",
            },
        };
    }

    public static void CheckTargetGroups(AccountRegion region, IReadOnlyList<LoadBalancer> balancers)
    {
        foreach (var balancer in balancers)
        {
            CheckTargetGroup(region, balancer.TargetGroupArn);
        }
    }

    /// <summary>Checks that the containers and ports that load balancers name are in the task definition.</summary>
    public static void CheckContainers(IReadOnlyList<LoadBalancer> balancers, TaskDefinition definition)
    {
        foreach (var balancer in balancers)
        {
            var container = definition.ContainerDefinitions!.FirstOrDefault(container => container.Name == balancer.ContainerName)
                ?? throw EcsErrors.InvalidParameter($"The container {balancer.ContainerName} does not exist in the task definition.");
            if (container.PortMappings!.All(port => port.ContainerPort != balancer.ContainerPort))
            {
                throw EcsErrors.InvalidParameter($"The container {balancer.ContainerName} did not have a container port {balancer.ContainerPort} defined.");
            }
        }
    }

    public static DeploymentConfiguration CheckDeployment(DeploymentConfiguration? configuration)
    {
        var effective = new DeploymentConfiguration
        {
            MaximumPercent = configuration?.MaximumPercent ?? 200,
            MinimumHealthyPercent = configuration?.MinimumHealthyPercent ?? 100,
            DeploymentCircuitBreaker = configuration?.DeploymentCircuitBreaker ?? new DeploymentCircuitBreaker { Enable = false, Rollback = false },
            Strategy = "ROLLING",
        };
        if (effective.DeploymentCircuitBreaker.Rollback == true)
        {
            throw EcsErrors.NotEmulated("deploymentCircuitBreaker.rollback");
        }

        if (effective.MinimumHealthyPercent is < 0 || effective.MaximumPercent is < 100 or > 200 || effective.MinimumHealthyPercent >= effective.MaximumPercent)
        {
            throw EcsErrors.InvalidParameter("maximumPercent must be between 100 and 200 and greater than minimumHealthyPercent.");
        }

        return effective;
    }

    public static int CheckDesiredCount(int? desired) => desired switch
    {
        null => throw EcsErrors.InvalidParameter("You must specify a desired count when using REPLICA scheduling strategy."),
        < 0 => throw EcsErrors.InvalidParameter($"The desired count '{desired}' must not be negative."),
        > MostTasks => throw EcsErrors.InvalidParameter($"The desired count '{desired}' exceeds the quota of {MostTasks} tasks for each service."),
        _ => desired.Value,
    };

    private static void CheckTargetGroup(AccountRegion region, string? arn)
    {
        var group = region.ElbV2.TargetGroups.Find(arn) ?? throw EcsErrors.InvalidParameter($"The target group {arn} does not exist.");
        if (group.TargetType != TargetTypes.Ip)
        {
            throw EcsErrors.InvalidParameter(
                $"The provided target group {arn} has target type {group.TargetType}, which is incompatible with the awsvpc network mode"
                + " specified in the task definition.");
        }

        if (region.ElbV2.LoadBalancersOf(arn!).Count == 0)
        {
            throw EcsErrors.InvalidParameter($"The target group with targetGroupArn {arn} does not have an associated load balancer.");
        }
    }

    private static Exception Missing(string kind, string id, string code) =>
        EcsErrors.InvalidParameter($"Error retrieving {kind} information for [{id}]: The {kind} ID '{id}' does not exist (ErrorCode: {code})");
}
