using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>An ECS service on Fargate: one container, in the network's private (or the named) subnets, without public address.</summary>
internal sealed record FargateSpec
{
    public required string Image { get; init; }

    public required int Port { get; init; }

    /// <summary>CPU units; 1024 are one vCPU.</summary>
    public required int Cpu { get; init; }

    /// <summary>MiB.</summary>
    public required int Memory { get; init; }

    public required int Count { get; init; }

    /// <summary>null: no ALB.</summary>
    public required TimeSpan? HealthCheckGracePeriod { get; init; }

    public required string ContainerName { get; init; }

    public required CpuArchitecture Architecture { get; init; }

    public required EquatableList<EnvironmentVariableSpec> Environment { get; init; }

    public required EquatableList<SecretSpec> Secrets { get; init; }

    public required string? ExecutionRoleArn { get; init; }

    public required string? TaskRoleArn { get; init; }

    /// <summary>An existing CloudWatch Logs group; null: the container's output is discarded.</summary>
    public required string? LogGroup { get; init; }

    /// <summary>In the order of their values, each once.</summary>
    public required EquatableList<TaskSetting> Ignored { get; init; }

    /// <summary>Name or ARN of an existing cluster; null: the stack creates one.</summary>
    public required string? UsedCluster { get; init; }
}
