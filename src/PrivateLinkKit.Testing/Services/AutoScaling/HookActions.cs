using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Lifecycle actions as the user completes and prolongs them.</summary>
internal sealed class HookActions(InstanceLifecycle lifecycle)
{
    public CompleteLifecycleActionResult Complete(ServiceCall call, CompleteLifecycleActionRequest request)
    {
        var isAbandoned = request.LifecycleActionResult switch
        {
            HookWaits.Continue => false,
            HookWaits.Abandon => true,
            var other => throw AutoScalingErrors.Validation($"Lifecycle action result '{other}' must be {HookWaits.Continue} or {HookWaits.Abandon}"),
        };
        var (instance, action) = Find(
            call.Region, request.AutoScalingGroupName!, request.LifecycleHookName!, request.LifecycleActionToken, request.InstanceId);
        lifecycle.EndAction(call.Region, instance, action, isAbandoned);
        return new();
    }

    public RecordLifecycleActionHeartbeatResult Heartbeat(ServiceCall call, RecordLifecycleActionHeartbeatRequest request)
    {
        var (instance, action) = Find(
            call.Region, request.AutoScalingGroupName!, request.LifecycleHookName!, request.LifecycleActionToken, request.InstanceId);
        var hook = GroupLookup.Get(call.Region, instance.GroupName).Hooks.First(hook => hook.LifecycleHookName == action.Hook);
        var last = action.Since.AddSeconds(hook.GlobalTimeout!.Value);
        var next = call.Now.AddSeconds(hook.HeartbeatTimeout!.Value);
        var prolonged = action with { Until = next < last ? next : last };
        call.Region.AutoScaling.Instances.Put(instance with { Waits = [.. instance.Waits.Select(other => other == action ? prolonged : other)] });
        return new();
    }

    /// <summary>Ends the actions of a deleted hook: launches are abandoned, terminations continue.</summary>
    public void EndAll(AccountRegion region, string groupName, string hookName)
    {
        foreach (var instance in region.AutoScaling.InstancesOf(groupName))
        {
            if (instance.Waits.FirstOrDefault(action => action.Hook == hookName) is { } action)
            {
                lifecycle.EndAction(region, instance, action, isAbandoned: instance.Lifecycle == LifecycleStates.PendingWait);
            }
        }
    }

    private static (GroupInstance Instance, HookAction Action) Find(
        AccountRegion region, string groupName, string hookName, string? token, string? instanceId)
    {
        GroupLookup.Get(region, groupName);
        if (token is null && instanceId is null)
        {
            throw AutoScalingErrors.Validation("Must specify either LifecycleActionToken or InstanceId");
        }

        var found = from instance in region.AutoScaling.InstancesOf(groupName)
                    where instanceId is null || instance.Id == instanceId
                    from action in instance.Waits
                    where action.Hook == hookName && (token is null || action.Token == token)
                    select (instance, action);
        return found.FirstOrDefault() is { action: not null } match ? match : throw AutoScalingErrors.Validation(token is null
            ? $"No active Lifecycle Action found with instance ID {instanceId}"
            : $"No active Lifecycle Action found with token {token}");
    }
}
