using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Moves instances through their states in a group: launch, lifecycle hooks, target groups, and back.</summary>
internal sealed class InstanceLifecycle(ManagedInstances ec2)
{
    private const string Launching = "Launching a new EC2 instance";
    private const string Ending = "Terminating EC2 instance";

    /// <summary>Raised with the name of a group when an instance of it has entered or left service, or may have to be replaced.</summary>
    public event Action<AccountRegion, string>? Moved;

    /// <summary>Launches an instance; returns false if EC2 refuses it.</summary>
    public bool Launch(
        AccountRegion region, GroupState group, string subnetId, LaunchTemplateSpecification template, string cause, string? refreshId)
    {
        var activity = Activities.Begin(region, group, Launching, cause);
        try
        {
            var source = GroupTemplates.Source(region, template);
            var launched = ec2.Launch(region, source, subnetId, GroupTags.OfInstances(group));
            var instance = new GroupInstance(launched.InstanceId!, group.Name, new()
            {
                InstanceId = launched.InstanceId,
                InstanceType = launched.InstanceType,
                ImageId = launched.ImageId,
                AvailabilityZone = launched.Placement!.AvailabilityZone,
                AvailabilityZoneId = launched.Placement.AvailabilityZoneId,
                LifecycleState = LifecycleStates.Pending,
                HealthStatus = HealthNames.Healthy,
                LaunchTemplate = GroupTemplates.View(source),
                ProtectedFromScaleIn = group.Group.NewInstancesProtectedFromScaleIn,
            })
            {
                SubnetId = subnetId,
                Source = source,
                LaunchedAt = region.Cloud.Now,
                ActivityKey = activity,
                RefreshId = refreshId,
            };
            region.AutoScaling.Instances.Put(instance);
            Activities.Change(region, activity, row => row with
            {
                Description = $"{Launching}: {instance.Id}", Details = Activities.Details(instance), StatusCode = Activities.PreInService, Progress = 30,
            });
            return true;
        }
        catch (AwsErrorException error)
        {
            var message = $"{error.Message} Launching EC2 instance failed.";
            Activities.Change(region, activity, row => row with { Description = $"{Launching}.  Status Reason: {message}" });
            Activities.End(region, activity, Activities.Failed, message);
            return false;
        }
    }

    /// <summary>Acts on a change of an EC2 instance.</summary>
    public void Follow(AccountRegion region, string id)
    {
        if (region.AutoScaling.Instances.Find(id) is not { } instance)
        {
            return;
        }

        var state = ManagedInstances.StateOf(region, id);
        if (instance.Lifecycle == LifecycleStates.Pending && state is "running")
        {
            Arrive(region, instance);
        }
        else if (instance.Lifecycle == LifecycleStates.TerminatingProceed && state is "terminated")
        {
            Leave(region, instance);
        }
        else if (!instance.IsEnding && state is not ("pending" or "running"))
        {
            region.Cloud.Timeline.After(InstanceFailures.Noticing, () => Moved?.Invoke(region, instance.GroupName));
        }
        else if (ManagedInstances.IsImpaired(region, id))
        {
            region.Cloud.Timeline.Expire(InstanceFailures.Patience(GroupOf(region, instance)), () => Moved?.Invoke(region, instance.GroupName));
        }
    }

    /// <summary>Takes an instance out of service and terminates it, after connections have ended and lifecycle hooks have completed.</summary>
    public void End(AccountRegion region, GroupInstance instance, string cause)
    {
        var group = GroupOf(region, instance);
        if (!instance.IsInService)
        {
            Activities.End(region, instance.ActivityKey, Activities.Cancelled, "The instance was terminated before it was in service.");
        }

        var activity = Activities.Begin(region, group, $"{Ending}: {instance.Id}", cause);
        region.AutoScaling.Instances.Put(instance.In(LifecycleStates.Terminating) with { ActivityKey = activity, Waits = [] });
        var draining = TargetRegistrations.Deregister(region, group, instance.Id);
        Activities.Change(region, activity, row => row with { Details = Activities.Details(instance), Progress = 50 });
        if (draining > TimeSpan.Zero)
        {
            Activities.Change(region, activity, row => row with
            {
                Description = $"{Ending}: {instance.Id} - Waiting For ELB Connection Draining.", StatusCode = Activities.Draining,
            });
        }

        After(region, instance.Id, draining, LifecycleStates.Terminating, Drained);
    }

    /// <summary>Ends a lifecycle action, and with the last one the wait.</summary>
    public void EndAction(AccountRegion region, GroupInstance instance, HookAction action, bool isAbandoned)
    {
        var remaining = instance.Waits.Where(other => other.Token != action.Token).ToList();
        var isLaunching = instance.Lifecycle == LifecycleStates.PendingWait;
        if (isLaunching && isAbandoned)
        {
            End(region, instance, Causes.TakenOut(region, $"a lifecycle action that was abandoned: {action.Token}."));
        }
        else if (!isLaunching && (isAbandoned || remaining is []))
        {
            Proceed(region, instance.Id);
        }
        else if (remaining is [])
        {
            region.AutoScaling.Instances.Put(instance.In(LifecycleStates.PendingProceed) with { Waits = [] });
            After(region, instance.Id, TimeSpan.Zero, LifecycleStates.PendingProceed, Serve);
        }
        else
        {
            region.AutoScaling.Instances.Put(instance with { Waits = remaining });
        }
    }

    /// <summary>Terminates an instance that waits for nothing any more.</summary>
    public void Proceed(AccountRegion region, string id)
    {
        var instance = region.AutoScaling.Instances.Find(id)!.In(LifecycleStates.TerminatingProceed) with { Waits = [] };
        region.AutoScaling.Instances.Put(instance);
        Activities.Move(region, instance.ActivityKey, Activities.InProgress, 60);
        if (ManagedInstances.StateOf(region, id) is null or "terminated")
        {
            Leave(region, instance);
            return;
        }

        ec2.Terminate(region, id);
    }

    private void Arrive(AccountRegion region, GroupInstance instance)
    {
        var hooks = GroupOf(region, instance).Hooks.Where(hook => hook.LifecycleTransition == Hooks.Launching).ToList();
        if (hooks is [])
        {
            Serve(region, instance);
            return;
        }

        HookWaits.Begin(region, instance.In(LifecycleStates.PendingWait), hooks, EndAction);
    }

    private void Serve(AccountRegion region, GroupInstance instance)
    {
        var group = GroupOf(region, instance);
        var serving = instance.In(LifecycleStates.InService) with { InServiceAt = region.Cloud.Now };
        region.AutoScaling.Instances.Put(serving);
        TargetRegistrations.Register(region, group, instance.Id);
        Activities.End(region, instance.ActivityKey, Activities.Successful);
        Cool(region, group);
        After(region, instance.Id, WarmUp(region, group, instance), LifecycleStates.InService, (_, warm) =>
        {
            region.AutoScaling.Instances.Put(warm with { IsWarm = true });
            Moved?.Invoke(region, warm.GroupName);
        });
        Moved?.Invoke(region, group.Name);
        Follow(region, instance.Id);
    }

    private void Drained(AccountRegion region, GroupInstance instance)
    {
        Activities.Change(region, instance.ActivityKey, row => row with { Description = $"{Ending}: {instance.Id}" });
        var hooks = GroupOf(region, instance).Hooks.Where(hook => hook.LifecycleTransition == Hooks.Terminating).ToList();
        if (hooks is [])
        {
            Proceed(region, instance.Id);
            return;
        }

        HookWaits.Begin(region, instance.In(LifecycleStates.TerminatingWait), hooks, EndAction);
    }

    private void Leave(AccountRegion region, GroupInstance instance)
    {
        region.AutoScaling.Instances.Remove(instance.Id);
        Activities.End(region, instance.ActivityKey, Activities.Successful);
        Cool(region, GroupOf(region, instance));
        Moved?.Invoke(region, instance.GroupName);
    }

    private static void Cool(AccountRegion region, GroupState group) => region.AutoScaling.Groups.Change(
        group.Name, row => row with { CoolsUntil = region.Cloud.Now.AddSeconds(row.Group.DefaultCooldown!.Value) });

    private static TimeSpan WarmUp(AccountRegion region, GroupState group, GroupInstance instance) => TimeSpan.FromSeconds(
        region.AutoScaling.Refreshes.Find(instance.RefreshId)?.Refresh.Preferences!.InstanceWarmup
        ?? group.Group.DefaultInstanceWarmup ?? group.Group.HealthCheckGracePeriod!.Value);

    private static GroupState GroupOf(AccountRegion region, GroupInstance instance) => region.AutoScaling.Groups.Find(instance.GroupName)!;

    /// <summary>Plans the next step; it is dropped if the instance has changed state meanwhile.</summary>
    private static void After(AccountRegion region, string id, TimeSpan delay, string from, Action<AccountRegion, GroupInstance> step) =>
        region.Cloud.Timeline.After(delay, () =>
        {
            if (region.AutoScaling.Instances.Find(id) is { } instance && instance.Lifecycle == from)
            {
                step(region, instance);
            }
        });
}
