using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Settings with which a task is started; later changes of its service do not affect them.</summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Definition">The task definition.</param>
/// <param name="SubnetId">Where its network interface is; null: it is not placed yet.</param>
/// <param name="SecurityGroupIds">The security groups of its network interface.</param>
internal sealed record TaskPlan(string ClusterArn, TaskDefinition Definition, string? SubnetId, IReadOnlyList<string> SecurityGroupIds)
{
    public string LaunchType { get; init; } = LaunchChoice.Fargate;

    /// <summary>The name of its capacity provider; null: none.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>The subnets that it can be placed in, on EC2.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The container instance that it runs on; null: it runs on Fargate, or is not placed yet.</summary>
    public string? InstanceArn { get; init; }

    public IReadOnlyList<PlacementStrategy> PlacementStrategies { get; init; } = [];

    /// <summary>true if no other task of its group runs on its container instance.</summary>
    public bool NeedsInstanceOfItsOwn { get; init; }

    public required string Group { get; init; }

    /// <summary>true if its network interface gets a public address.</summary>
    public bool HasPublicIp { get; init; }

    public string? StartedBy { get; init; }

    public string? ServiceArn { get; init; }

    public string? DeploymentId { get; init; }

    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
