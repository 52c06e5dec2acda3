using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Groups whose capacity another service manages.</summary>
internal sealed class ManagedGroups
{
    private readonly InstanceLifecycle _lifecycle;
    private readonly GroupScheduler _scheduler;

    public ManagedGroups(IContainerHost containers)
    {
        _lifecycle = new InstanceLifecycle(new ManagedInstances(containers));
        _scheduler = new GroupScheduler(_lifecycle);
    }

    /// <summary>Returns a group that is not being deleted, by name or ARN; null: there is none.</summary>
    public static ManagedGroup? Find(AccountRegion region, string nameOrArn) =>
        region.AutoScaling.Groups.FirstOrDefault(one => one.Name == nameOrArn || one.Group.AutoScalingGroupARN == nameOrArn) is { IsDeleting: false } group
            ? new(group.Name, group.Group.AutoScalingGroupARN!, group.Group.MinSize!.Value, group.Group.MaxSize!.Value, group.Desired)
            {
                ProtectsInstances = group.Group.NewInstancesProtectedFromScaleIn is true,
                InstanceType = GroupTemplates.InstanceTypeOf(region, group),
            }
            : null;

    /// <summary>Has a group launch or terminate instances.</summary>
    /// <param name="region">Where it is.</param>
    /// <param name="name">The group.</param>
    /// <param name="desired">Its new capacity.</param>
    /// <param name="policy">The name of the scaling policy in whose name it changes.</param>
    public void SetDesired(AccountRegion region, string name, int desired, string policy)
    {
        region.AutoScaling.Groups.Change(name, group => group with
        {
            Group = group.Group with { DesiredCapacity = desired },
            Reason = Causes.Tracked(ScalingPolicies.AlarmName(region, name, policy, isHigh: desired > group.Desired), policy, group.Desired, desired),
            LaunchesAgainAt = null,
            FailedLaunches = 0,
        });
        _scheduler.Wake(region, name);
    }

    /// <summary>Adds a tag that new instances get too, unless the group has it.</summary>
    public static void Tag(AccountRegion region, string name, string key) => region.AutoScaling.Groups.Change(name, group => group.Tags.ContainsKey(key)
        ? group
        : group with { Tags = group.Tags.Add(key, ""), PropagatedTags = group.PropagatedTags.Add(key) });

    /// <summary>Has terminating instances wait for a lifecycle action.</summary>
    public static void AddHook(AccountRegion region, string name, string hook, TimeSpan timeout) => region.AutoScaling.Groups.Change(name, group => group with
    {
        Hooks =
        [
            .. group.Hooks.Where(other => other.LifecycleHookName != hook),
            new()
            {
                AutoScalingGroupName = name,
                LifecycleHookName = hook,
                LifecycleTransition = Hooks.Terminating,
                HeartbeatTimeout = (int)timeout.TotalSeconds,
                GlobalTimeout = Hooks.LongestWait,
                DefaultResult = HookWaits.Continue,
            },
        ],
    });

    /// <summary>Removes a hook; instances that wait for it continue.</summary>
    public void RemoveHook(AccountRegion region, string name, string hook)
    {
        new HookActions(_lifecycle).EndAll(region, name, hook);
        region.AutoScaling.Groups.Change(name, group => group with { Hooks = [.. group.Hooks.Where(other => other.LifecycleHookName != hook)] });
    }

    /// <summary>The instances of a group that wait for a lifecycle action before they are terminated.</summary>
    public static IReadOnlyList<string> WaitingFor(AccountRegion region, string name, string hook) =>
        [.. region.AutoScaling.InstancesOf(name).Where(instance => instance.Waits.Any(action => action.Hook == hook)).Select(instance => instance.Id)];

    /// <summary>Completes the lifecycle action that an instance waits for.</summary>
    public void Proceed(AccountRegion region, string instanceId, string hook)
    {
        if (region.AutoScaling.Instances.Find(instanceId) is { } instance && instance.Waits.FirstOrDefault(action => action.Hook == hook) is { } action)
        {
            _lifecycle.EndAction(region, instance, action, isAbandoned: false);
        }
    }

    /// <summary>Protects an instance in service from being chosen when its group shrinks, or ends that.</summary>
    public static void Protect(AccountRegion region, string instanceId, bool isProtected)
    {
        if (region.AutoScaling.Instances.Find(instanceId) is { IsInService: true } instance)
        {
            region.AutoScaling.Instances.Put(instance with { View = instance.View with { ProtectedFromScaleIn = isProtected } });
        }
    }

    /// <summary>Puts a target tracking policy whose metric another service computes and acts on.</summary>
    public static void AddPolicy(AccountRegion region, string name, string policy, TargetTrackingConfiguration tracking, int warmUp)
    {
        var existing = region.AutoScaling.Policies.Find(ScalingPolicies.KeyOf(name, policy)) ?? ScalingPolicies.New(region, name, policy);
        region.AutoScaling.Policies.Put(existing with { TargetTrackingConfiguration = tracking, EstimatedInstanceWarmup = warmUp });
    }

    public static void RemovePolicy(AccountRegion region, string name, string policy) =>
        region.AutoScaling.Policies.Remove(ScalingPolicies.KeyOf(name, policy));
}

/// <summary>A group as another service sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="MinSize">Least capacity.</param>
/// <param name="MaxSize">Most capacity.</param>
/// <param name="Desired">Its capacity.</param>
internal sealed record ManagedGroup(string Name, string Arn, int MinSize, int MaxSize, int Desired)
{
    /// <summary>true if new instances are protected from scale-in.</summary>
    public required bool ProtectsInstances { get; init; }

    /// <summary>The type of its next instances.</summary>
    public required string InstanceType { get; init; }
}
