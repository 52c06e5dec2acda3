namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A target group.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Targets">Everything registered.</param>
/// <param name="Balancers">The load balancers that forward to it.</param>
/// <param name="CrossesZones">Overrides the load balancer's own setting; null to follow it.</param>
/// <param name="KeepsClientAddress">Targets see the client's address, unless it comes through PrivateLink.</param>
/// <param name="HealthCheck">How its targets are checked.</param>
internal sealed record TargetPool(
    string Arn,
    string Name,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<string> Balancers,
    bool? CrossesZones,
    bool KeepsClientAddress,
    HealthCheck HealthCheck)
{
    /// <summary>Connections to its targets use TLS; their certificates are not verified.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Healthy targets without which traffic also goes to unhealthy ones.</summary>
    public MinimumHealthy ToAvoidUnhealthy { get; init; } = MinimumHealthy.One;

    /// <summary>Healthy targets of a zone without which DNS omits the zone.</summary>
    public MinimumHealthy ToBeInNames { get; init; } = MinimumHealthy.One;

    /// <summary>A Network Load Balancer resets connections to targets at the end of their deregistration delay.</summary>
    public bool EndsDeregistered { get; init; }

    /// <summary>A Network Load Balancer resets connections to targets that become unhealthy.</summary>
    public bool EndsUnhealthy { get; init; }

    /// <summary>How connections and requests of one client reach the same target; null: they do not.</summary>
    public Stickiness? Stickiness { get; init; }

    /// <summary>Connections to its targets begin with the header of the PROXY protocol.</summary>
    public bool SendsProxyHeader { get; init; }
}
