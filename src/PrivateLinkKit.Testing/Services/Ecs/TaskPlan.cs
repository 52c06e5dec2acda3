using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Settings with which a task is started; later changes of its service do not affect them.</summary>
internal sealed record TaskPlan(string ClusterArn, TaskDefinition Definition, string SubnetId, IReadOnlyList<string> SecurityGroupIds)
{
    public required string Group { get; init; }

    /// <summary>true if its network interface gets a public address.</summary>
    public bool HasPublicIp { get; init; }

    public string? StartedBy { get; init; }

    public string? ServiceArn { get; init; }

    public string? DeploymentId { get; init; }

    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
