using PrivateLinkKit.Testing.Services.AutoScaling;
using PrivateLinkKit.Testing.Wire.Ecs;
using static PrivateLinkKit.Testing.Services.Ecs.CapacityProviderState;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Settings of capacity providers of Auto Scaling groups, with AWS's defaults.</summary>
internal static class CapacitySettings
{
    private const int MostStep = 10_000;

    public static AutoScalingGroupProvider New(AutoScalingGroupProvider asked) => asked with
    {
        ManagedScaling = Scaling(asked.ManagedScaling, before: null),
        ManagedTerminationProtection = asked.ManagedTerminationProtection ?? Disabled,
        ManagedDraining = asked.ManagedDraining ?? Enabled,
    };

    public static AutoScalingGroupProvider Merge(AutoScalingGroupProvider before, AutoScalingGroupProviderUpdate asked) => before with
    {
        ManagedScaling = asked.ManagedScaling is null ? before.ManagedScaling : Scaling(asked.ManagedScaling, before.ManagedScaling),
        ManagedTerminationProtection = asked.ManagedTerminationProtection ?? before.ManagedTerminationProtection,
        ManagedDraining = asked.ManagedDraining ?? before.ManagedDraining,
    };

    public static void Check(AutoScalingGroupProvider settings, ManagedGroup group)
    {
        CheckRange("targetCapacity", settings.ManagedScaling!.TargetCapacity!.Value, 1, 100);
        CheckRange("minimumScalingStepSize", settings.ManagedScaling.MinimumScalingStepSize!.Value, 1, MostStep);
        CheckRange("maximumScalingStepSize", settings.ManagedScaling.MaximumScalingStepSize!.Value, 1, MostStep);
        if (settings.ManagedScaling.MinimumScalingStepSize > settings.ManagedScaling.MaximumScalingStepSize)
        {
            throw EcsErrors.InvalidParameter(
                $"The minimumScalingStepSize '{settings.ManagedScaling.MinimumScalingStepSize}' must not be greater than the maximumScalingStepSize "
                + $"'{settings.ManagedScaling.MaximumScalingStepSize}'.");
        }

        CheckRange("instanceWarmupPeriod", settings.ManagedScaling.InstanceWarmupPeriod!.Value, 0, MostStep);
        if (settings.ManagedTerminationProtection != Enabled)
        {
            return;
        }

        const string invalid = "The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection "
            + "for a capacity provider, ";
        if (settings.ManagedScaling.Status != Enabled)
        {
            throw EcsErrors.Client($"{invalid}managed scaling must be enabled.");
        }

        if (!group.ProtectsInstances)
        {
            throw EcsErrors.Client($"{invalid}the Auto Scaling group must have instance protection from scale in enabled.");
        }
    }

    private static ManagedScaling Scaling(ManagedScaling? asked, ManagedScaling? before) => new()
    {
        Status = asked?.Status ?? before?.Status ?? (asked is null ? Disabled : Enabled),
        TargetCapacity = asked?.TargetCapacity ?? before?.TargetCapacity ?? 100,
        MinimumScalingStepSize = asked?.MinimumScalingStepSize ?? before?.MinimumScalingStepSize ?? 1,
        MaximumScalingStepSize = asked?.MaximumScalingStepSize ?? before?.MaximumScalingStepSize ?? MostStep,
        InstanceWarmupPeriod = asked?.InstanceWarmupPeriod ?? before?.InstanceWarmupPeriod ?? 300,
    };

    private static void CheckRange(string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw EcsErrors.InvalidParameter($"The {name} '{value}' must be between {least} and {most}.");
        }
    }
}
