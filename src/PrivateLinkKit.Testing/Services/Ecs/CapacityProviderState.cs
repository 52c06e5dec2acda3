using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>A capacity provider of an Auto Scaling group.</summary>
/// <param name="Provider">The provider as it is described, without its tags.</param>
/// <param name="GroupName">The group.</param>
internal sealed record CapacityProviderState(CapacityProvider Provider, string GroupName)
{
    public const string Active = "ACTIVE";
    public const string Inactive = "INACTIVE";
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";

    public string Arn => Provider.CapacityProviderArn!;

    public string Name => Provider.Name!;

    public AutoScalingGroupProvider Settings => Provider.AutoScalingGroupProvider!;

    public ManagedScaling Scaling => Settings.ManagedScaling!;

    /// <summary>true if ECS sets the capacity of the group.</summary>
    public bool IsScaled => Scaling.Status == Enabled;

    /// <summary>true if instances with tasks are protected from scale-in.</summary>
    public bool ProtectsTasks => Settings.ManagedTerminationProtection == Enabled;

    /// <summary>true if instances drain before the group terminates them.</summary>
    public bool Drains => Settings.ManagedDraining == Enabled;

    /// <summary>When its group became larger than needed; null: it is not.</summary>
    public DateTimeOffset? IdleSince { get; init; }

    /// <summary>true if the group grows soon.</summary>
    public bool IsGrowing { get; init; }

    public CapacityProviderState With(Func<CapacityProvider, CapacityProvider> change) => this with { Provider = change(Provider) };
}
