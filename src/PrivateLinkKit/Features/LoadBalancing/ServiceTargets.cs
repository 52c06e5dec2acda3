using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>Output of a feature: what a load balancer forwards to, such as tasks, or an ALB behind the NLB.</summary>
/// <remarks>The load balancer publishes a <see cref="TargetRegistration"/> in return.</remarks>
public sealed class ServiceTargets
{
    /// <summary>Logical id of the targets, such as <c>orders/service</c> or <c>orders/alb</c>.</summary>
    public required LogicalId Id { get; init; }

    /// <summary>TCP port of the targets.</summary>
    public required int Port { get; init; }

    /// <summary>Their security group, to which the load balancer's egress is limited; null: unknown, so it is limited to the port.</summary>
    public Ref? SecurityGroupId { get; init; }

    /// <summary>ARN of the load balancer that is the target; null: IP addresses that register themselves.</summary>
    public Ref? LoadBalancerArn { get; init; }

    /// <summary>true if no target is wanted now, so that none becomes healthy.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>true if a resource of their own waits until they are healthy; otherwise the listener does.</summary>
    public bool AreAwaited { get; init; }

    /// <summary>true if the listener waits until one is healthy.</summary>
    internal bool AreToBeAwaited => !AreAwaited && !IsEmpty;

    /// <summary>Resources that must exist before the target group.</summary>
    public EquatableList<LogicalId> After { get; init; } = [];

    /// <summary>Resources that must be ready before the target group is created.</summary>
    public EquatableList<LogicalId> AfterReady { get; init; } = [];

    /// <summary>Resources without which the targets do not become healthy.</summary>
    public EquatableList<LogicalId> ReadyAfter { get; init; } = [];

    /// <summary>Health check of the target group unless the user sets one; null: a TCP connection.</summary>
    internal HealthCheckBuilder? HealthCheck { get; init; }
}
