using EcsTask = PrivateLinkKit.Testing.Wire.Ecs.Task;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>A task and its status; it has a network interface from PROVISIONING to DEPROVISIONING.</summary>
internal sealed record TaskState(EcsTask Task, TaskPlan Plan, string? EniId = null, string? Address = null)
{
    /// <summary>true once all load balancers in front of it have found it healthy.</summary>
    public bool IsProven { get; init; }

    /// <summary>The target group whose health checks it has failed, for which it must be replaced; null: none.</summary>
    public string? FailedIn { get; init; }

    public string Arn => Task.TaskArn!;

    /// <summary>true if no stop was requested.</summary>
    public bool IsWanted => Task.DesiredStatus == TaskStatus.Running;

    /// <summary>true until a container instance has room for it.</summary>
    public bool WaitsForInstance => IsWanted && Plan is { LaunchType: LaunchChoice.Ec2, InstanceArn: null };

    public bool IsRunning => Task.LastStatus == TaskStatus.Running;

    public bool IsStopped => Task.LastStatus == TaskStatus.Stopped;
}
