using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Lifecycle hooks of groups.</summary>
internal sealed class Hooks(HookActions actions)
{
    public const string Launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
    public const string Terminating = "autoscaling:EC2_INSTANCE_TERMINATING";

    public const int LongestWait = 172_800;

    private const int Most = 50;
    private const int DefaultTimeout = 3600;

    public static PutLifecycleHookResult Put(ServiceCall call, PutLifecycleHookRequest request)
    {
        var group = GroupLookup.Changeable(call.Region, request.AutoScalingGroupName!);
        var before = group.Hooks.FirstOrDefault(hook => hook.LifecycleHookName == request.LifecycleHookName);
        if (before is null && group.Hooks.Count >= Most)
        {
            throw AutoScalingErrors.LimitExceeded("lifecycle hooks per group", Most);
        }

        var hook = Checked(new()
        {
            AutoScalingGroupName = group.Name,
            LifecycleHookName = request.LifecycleHookName,
            LifecycleTransition = request.LifecycleTransition ?? before?.LifecycleTransition,
            HeartbeatTimeout = request.HeartbeatTimeout ?? before?.HeartbeatTimeout,
            DefaultResult = request.DefaultResult ?? before?.DefaultResult,
            NotificationMetadata = request.NotificationMetadata ?? before?.NotificationMetadata,
        });
        call.Region.AutoScaling.Groups.Put(group with { Hooks = [.. group.Hooks.Where(other => other != before), hook] });
        return new();
    }

    public static DescribeLifecycleHooksResult Describe(ServiceCall call, DescribeLifecycleHooksRequest request)
    {
        var (group, names) = (GroupLookup.Get(call.Region, request.AutoScalingGroupName!), request.LifecycleHookNames ?? []);
        return new() { LifecycleHooks = [.. group.Hooks.Where(hook => names is [] || names.Contains(hook.LifecycleHookName!))] };
    }

    public static DescribeLifecycleHookTypesResult Types(ServiceCall call, DescribeLifecycleHookTypesRequest request) =>
        new() { LifecycleHookTypes = [Launching, Terminating] };

    public static LifecycleHook New(string groupName, LifecycleHookSpecification hook) => Checked(new()
    {
        AutoScalingGroupName = groupName,
        LifecycleHookName = hook.LifecycleHookName,
        LifecycleTransition = hook.LifecycleTransition,
        HeartbeatTimeout = hook.HeartbeatTimeout,
        DefaultResult = hook.DefaultResult,
        NotificationMetadata = hook.NotificationMetadata,
    });

    public DeleteLifecycleHookResult Delete(ServiceCall call, DeleteLifecycleHookRequest request)
    {
        var (group, name) = (GroupLookup.Changeable(call.Region, request.AutoScalingGroupName!), request.LifecycleHookName!);
        if (group.Hooks.All(hook => hook.LifecycleHookName != name))
        {
            throw AutoScalingErrors.Validation($"No Lifecycle Hook found with name {name}");
        }

        actions.EndAll(call.Region, group.Name, name);
        call.Region.AutoScaling.Groups.Change(
            group.Name, row => row with { Hooks = [.. row.Hooks.Where(hook => hook.LifecycleHookName != name)] });
        return new();
    }

    private static LifecycleHook Checked(LifecycleHook hook)
    {
        var (timeout, result) = (hook.HeartbeatTimeout ?? DefaultTimeout, hook.DefaultResult ?? HookWaits.Abandon);
        if (hook.LifecycleTransition is not (Launching or Terminating))
        {
            throw AutoScalingErrors.Validation($"Lifecycle transition must be {Launching} or {Terminating}");
        }

        if (timeout is < 30 or > 7200)
        {
            throw AutoScalingErrors.Validation("Heartbeat timeout must be between 30 and 7200 seconds");
        }

        return result is HookWaits.Continue or HookWaits.Abandon
            ? hook with { HeartbeatTimeout = timeout, DefaultResult = result, GlobalTimeout = Math.Min(LongestWait, timeout * 100) }
            : throw AutoScalingErrors.Validation($"Default result must be {HookWaits.Continue} or {HookWaits.Abandon}");
    }
}
