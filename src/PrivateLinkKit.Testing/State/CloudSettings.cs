namespace PrivateLinkKit.Testing.State;

/// <summary>Settings of a <see cref="Cloud"/>.</summary>
/// <param name="Time">Its clock.</param>
/// <param name="Pace">Duration of transitional states.</param>
internal sealed record CloudSettings(TimeProvider Time, Pace Pace = Pace.Instant)
{
    /// <summary>true if AWS's default quotas apply.</summary>
    public bool HasQuotas { get; init; }

    /// <summary>Which roles must exist when they are passed to a service.</summary>
    public RoleChecks RoleChecks { get; init; }

    /// <summary>Which tasks need network paths to start.</summary>
    public EgressChecks EgressChecks { get; init; }

    /// <summary>Time for which other services do not know a new role.</summary>
    public TimeSpan RolePropagation { get; init; }
}
