using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Creates groups and changes their settings.</summary>
internal sealed class GroupSettings(GroupScheduler scheduler)
{
    private const int MostGroups = 500;
    private const int DefaultCooldown = 300;

    public CreateAutoScalingGroupResult Create(ServiceCall call, CreateAutoScalingGroupRequest request)
    {
        var (region, name) = (call.Region, request.AutoScalingGroupName!);
        if (name.Contains(':', StringComparison.Ordinal))
        {
            throw AutoScalingErrors.Validation($"Group name '{name}' must not contain a colon.");
        }

        if (region.AutoScaling.Groups.Find(name) is not null)
        {
            throw AutoScalingErrors.GroupExists(name);
        }

        if (Quota.IsReached(region, MostGroups, region.AutoScaling.Groups.Count))
        {
            throw AutoScalingErrors.LimitExceeded("AutoScalingGroups", MostGroups);
        }

        var template = request.LaunchTemplate ?? throw AutoScalingErrors.Validation(
            "Valid requests must contain either launchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.");
        var subnets = GroupSubnets.Of(region, request.VPCZoneIdentifier, request.AvailabilityZones);
        var desired = request.DesiredCapacity ?? request.MinSize!.Value;
        var group = new GroupState(GroupRules.Check(new()
        {
            AutoScalingGroupName = name,
            AutoScalingGroupARN = region.Arn("autoscaling", $"autoScalingGroup:{call.NewId()}:autoScalingGroupName/{name}"),
            LaunchTemplate = GroupTemplates.Checked(region, template),
            MinSize = request.MinSize,
            MaxSize = request.MaxSize,
            DesiredCapacity = desired,
            DefaultCooldown = request.DefaultCooldown ?? DefaultCooldown,
            AvailabilityZones = subnets.Zones,
            AvailabilityZoneIds = subnets.ZoneIds,
            VPCZoneIdentifier = subnets.Ids,
            HealthCheckType = request.HealthCheckType ?? HealthNames.Ec2,
            HealthCheckGracePeriod = request.HealthCheckGracePeriod ?? 0,
            LoadBalancerNames = [],
            EnabledMetrics = [],
            SuspendedProcesses = [],
            CreatedTime = call.Now,
            TerminationPolicies = request.TerminationPolicies is { Count: > 0 } policies ? policies : [ScaleIn.Default],
            NewInstancesProtectedFromScaleIn = request.NewInstancesProtectedFromScaleIn ?? false,
            ServiceLinkedRoleARN = GroupRules.CheckRole(region, request.ServiceLinkedRoleARN),
            DefaultInstanceWarmup = request.DefaultInstanceWarmup is -1 ? null : request.DefaultInstanceWarmup,
            CapacityRebalance = false,
            AvailabilityZoneDistribution = new() { CapacityDistributionStrategy = "balanced-best-effort" },
            CapacityReservationSpecification = new() { CapacityReservationPreference = "default" },
        }))
        {
            Reason = desired == 0 ? null : Causes.Created(desired),
            Hooks = [.. (request.LifecycleHookSpecificationList ?? []).Select(hook => Hooks.New(name, hook))],
        };
        group = GroupTags.Created(group, request.Tags ?? []);
        var sources = TrafficSources.Arns(request.TrafficSources ?? []);
        region.AutoScaling.Groups.Put(TrafficSources.Attached(region, group, [.. request.TargetGroupARNs ?? [], .. sources]));
        scheduler.Follow(region);
        scheduler.Wake(region, name);
        return new();
    }

    public UpdateAutoScalingGroupResult Update(ServiceCall call, UpdateAutoScalingGroupRequest request)
    {
        var region = call.Region;
        var state = GroupLookup.Changeable(region, request.AutoScalingGroupName!);
        var before = state.Group;
        var subnets = request.VPCZoneIdentifier is null && request.AvailabilityZones is not { Count: > 0 }
            ? new(before.VPCZoneIdentifier!, before.AvailabilityZones!, before.AvailabilityZoneIds!)
            : GroupSubnets.Of(region, request.VPCZoneIdentifier, request.AvailabilityZones);
        var (least, most) = (request.MinSize ?? before.MinSize!.Value, request.MaxSize ?? before.MaxSize!.Value);
        var desired = request.DesiredCapacity ?? Math.Max(least, Math.Min(most, state.Desired));
        var changed = state with
        {
            Group = GroupRules.Check(before with
            {
                LaunchTemplate = request.LaunchTemplate is { } template ? GroupTemplates.Checked(region, template) : before.LaunchTemplate,
                MinSize = least,
                MaxSize = most,
                DesiredCapacity = desired,
                DefaultCooldown = request.DefaultCooldown ?? before.DefaultCooldown,
                AvailabilityZones = subnets.Zones,
                AvailabilityZoneIds = subnets.ZoneIds,
                VPCZoneIdentifier = subnets.Ids,
                HealthCheckType = request.HealthCheckType ?? before.HealthCheckType,
                HealthCheckGracePeriod = request.HealthCheckGracePeriod ?? before.HealthCheckGracePeriod,
                TerminationPolicies = request.TerminationPolicies is { Count: > 0 } policies ? policies : before.TerminationPolicies,
                NewInstancesProtectedFromScaleIn = request.NewInstancesProtectedFromScaleIn ?? before.NewInstancesProtectedFromScaleIn,
                ServiceLinkedRoleARN = request.ServiceLinkedRoleARN is { } role ? GroupRules.CheckRole(region, role) : before.ServiceLinkedRoleARN,
                DefaultInstanceWarmup = request.DefaultInstanceWarmup is -1 ? null : request.DefaultInstanceWarmup ?? before.DefaultInstanceWarmup,
            }),
            Reason = desired == state.Desired ? state.Reason : Causes.Updated(least, most, state.Desired, desired),
            LaunchesAgainAt = null,
            FailedLaunches = 0,
        };
        region.AutoScaling.Groups.Put(changed);
        scheduler.Wake(region, changed.Name);
        return new();
    }
}
