using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.Ec2;
using static PrivateLinkKit.Testing.Wire.AutoScaling.AutoScalingOperations;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Auto Scaling of EC2 instances: groups that launch, replace and terminate instances.</summary>
internal sealed class AutoScalingService : IDefinedOnUse
{
    private const string GroupName = "AutoScalingGroupName";
    private const string Paging = "MaxRecords NextToken";
    private const string Settings =
        "LaunchTemplate MinSize MaxSize DesiredCapacity DefaultCooldown AvailabilityZones HealthCheckType HealthCheckGracePeriod VPCZoneIdentifier"
        + " TerminationPolicies NewInstancesProtectedFromScaleIn ServiceLinkedRoleARN DefaultInstanceWarmup";
    private const string Hook =
        "LifecycleHookName LifecycleTransition HeartbeatTimeout DefaultResult NotificationMetadata";
    private const string Preferences =
        "Preferences.MinHealthyPercentage Preferences.MaxHealthyPercentage Preferences.InstanceWarmup Preferences.SkipMatching"
        + " Preferences.ScaleInProtectedInstances Preferences.StandbyInstances";

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(Service.XmlNamespace!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = AutoScalingDefaults.Table;
        service.Rates = static (operation, _) => AutoScalingRates.BucketsOf(operation);
        var lifecycle = new InstanceLifecycle(new ManagedInstances(service.Network.Containers));
        var scheduler = new GroupScheduler(lifecycle);
        var health = new TargetHealthLook(service.Network.TargetHealth, scheduler);
        var (groups, capacity, deletion) = (new GroupSettings(scheduler), new Capacity(lifecycle, scheduler), new GroupDeletion(lifecycle, scheduler));

        service.On(
            CreateAutoScalingGroup,
            groups.Create,
            honours: $"{GroupName} {Settings} TargetGroupARNs TrafficSources Tags {Below("LifecycleHookSpecificationList", Hook)}");
        service.On(UpdateAutoScalingGroup, groups.Update, honours: $"{GroupName} {Settings}");
        service.On(DeleteAutoScalingGroup, deletion.Delete, honours: $"{GroupName} ForceDelete");
        service.On(
            DescribeAutoScalingGroups,
            GroupListing.Describe,
            honours: $"AutoScalingGroupNames IncludeInstances Filters {Paging}",
            before: health.LookAsync);
        service.On(DescribeAutoScalingInstances, InstanceListing.Describe, honours: $"InstanceIds {Paging}", before: health.LookAsync);
        service.On(DescribeAccountLimits, AccountLimits.Describe, honours: "");

        service.On(SetDesiredCapacity, capacity.Set, honours: $"{GroupName} DesiredCapacity HonorCooldown");
        service.On(TerminateInstanceInAutoScalingGroup, capacity.Terminate, honours: "InstanceId ShouldDecrementDesiredCapacity");
        service.On(SetInstanceHealth, new InstanceHealth(scheduler).Set, honours: "InstanceId HealthStatus ShouldRespectGracePeriod");
        service.On(SetInstanceProtection, new InstanceProtection(scheduler).Set, honours: $"{GroupName} InstanceIds ProtectedFromScaleIn");

        var processes = new Processes(scheduler);
        service.On(SuspendProcesses, processes.Suspend, honours: $"{GroupName} ScalingProcesses");
        service.On(ResumeProcesses, processes.Resume, honours: $"{GroupName} ScalingProcesses");
        service.On(DescribeScalingProcessTypes, Processes.Types, honours: "");
        service.On(DescribeTerminationPolicyTypes, ScaleIn.Types, honours: "");
        service.On(DescribeAdjustmentTypes, ScalingPolicies.AdjustmentTypes, honours: "");
        service.On(
            PutScalingPolicy,
            ScalingPolicies.Put,
            honours: $"{GroupName} PolicyName PolicyType AdjustmentType MinAdjustmentMagnitude ScalingAdjustment Cooldown MetricAggregationType"
                + " StepAdjustments EstimatedInstanceWarmup TargetTrackingConfiguration Enabled");
        service.On(DeletePolicy, ScalingPolicies.Delete, honours: $"{GroupName} PolicyName");
        service.On(DescribePolicies, ScalingPolicies.Describe, honours: $"{GroupName} PolicyNames PolicyTypes {Paging}");
        service.On(DescribeWarmPool, WarmPools.Describe, honours: $"{GroupName} {Paging}");
        service.On(
            DescribeScalingActivities,
            ActivityListing.Describe,
            honours: $"ActivityIds {GroupName} IncludeDeletedGroups Filters {Paging}",
            before: health.LookAsync);

        service.On(CreateOrUpdateTags, GroupTags.Put, honours: "Tags");
        service.On(DeleteTags, GroupTags.Delete, honours: "Tags");
        service.On(DescribeTags, GroupTags.Describe, honours: $"Filters {Paging}");

        service.On(AttachLoadBalancerTargetGroups, TrafficSources.AttachGroups, honours: $"{GroupName} TargetGroupARNs");
        service.On(DetachLoadBalancerTargetGroups, TrafficSources.DetachGroups, honours: $"{GroupName} TargetGroupARNs");
        service.On(
            DescribeLoadBalancerTargetGroups, TrafficSourceListing.DescribeGroups, honours: $"{GroupName} {Paging}", before: health.LookAsync);
        service.On(AttachTrafficSources, TrafficSources.Attach, honours: $"{GroupName} TrafficSources");
        service.On(DetachTrafficSources, TrafficSources.Detach, honours: $"{GroupName} TrafficSources");
        service.On(
            DescribeTrafficSources, TrafficSourceListing.Describe, honours: $"{GroupName} TrafficSourceType {Paging}", before: health.LookAsync);

        var actions = new HookActions(lifecycle);
        var hooks = new Hooks(actions);
        service.On(PutLifecycleHook, Hooks.Put, honours: $"{GroupName} {Hook}");
        service.On(DeleteLifecycleHook, hooks.Delete, honours: $"{GroupName} LifecycleHookName");
        service.On(DescribeLifecycleHooks, Hooks.Describe, honours: $"{GroupName} LifecycleHookNames");
        service.On(DescribeLifecycleHookTypes, Hooks.Types, honours: "");
        service.On(
            CompleteLifecycleAction, actions.Complete, honours: $"{GroupName} LifecycleHookName LifecycleActionToken LifecycleActionResult InstanceId");
        service.On(RecordLifecycleActionHeartbeat, actions.Heartbeat, honours: $"{GroupName} LifecycleHookName LifecycleActionToken InstanceId");

        var refreshes = new InstanceRefreshes(scheduler);
        service.On(StartInstanceRefresh, refreshes.Start, honours: $"{GroupName} Strategy DesiredConfiguration.LaunchTemplate {Preferences}");
        service.On(DescribeInstanceRefreshes, InstanceRefreshes.Describe, honours: $"{GroupName} InstanceRefreshIds {Paging}", before: health.LookAsync);
        service.On(CancelInstanceRefresh, refreshes.Cancel, honours: $"{GroupName} WaitForTransitioningInstances");
    }

    private static string Below(string parent, string members) => string.Join(' ', members.Split(' ').Select(member => $"{parent}.{member}"));
}
