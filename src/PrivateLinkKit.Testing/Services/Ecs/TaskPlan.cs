using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Settings that a task is started with and keeps, whatever happens to its service.</summary>
internal sealed record TaskPlan(string ClusterArn, TaskDefinition Definition, string SubnetId, IReadOnlyList<string> SecurityGroupIds)
{
    public required string Group { get; init; }

    public string? StartedBy { get; init; }

    public string? ServiceArn { get; init; }

    public string? DeploymentId { get; init; }

    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
