using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class AutoScalingDefaults
{
    public static DefaultTable Table { get; } = new("""
        CreateAutoScalingGroup LoadBalancerNames=[] CapacityRebalance=false DesiredCapacityType=units MaxInstanceLifetime=0
        CreateAutoScalingGroup DeletionProtection=none SkipZonalShiftValidation=false
        CreateAutoScalingGroup AvailabilityZoneDistribution.CapacityDistributionStrategy=balanced-best-effort
        CreateAutoScalingGroup AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=false
        CreateAutoScalingGroup CapacityReservationSpecification.CapacityReservationPreference=default
        UpdateAutoScalingGroup CapacityRebalance=false DesiredCapacityType=units MaxInstanceLifetime=0 PlacementGroup=''
        UpdateAutoScalingGroup DeletionProtection=none SkipZonalShiftValidation=false
        UpdateAutoScalingGroup AvailabilityZoneDistribution.CapacityDistributionStrategy=balanced-best-effort
        UpdateAutoScalingGroup AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=false
        UpdateAutoScalingGroup CapacityReservationSpecification.CapacityReservationPreference=default
        AttachTrafficSources SkipZonalShiftValidation=false
        StartInstanceRefresh Preferences.AutoRollback=false Preferences.BakeTime=0 Preferences.CheckpointPercentages=[]
        StartInstanceRefresh Preferences.AlarmSpecification.Alarms=[]
        """);
}
