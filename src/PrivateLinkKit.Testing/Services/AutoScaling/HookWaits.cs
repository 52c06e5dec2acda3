using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Waits of instances for lifecycle actions. They follow the clock at any pace: otherwise each would time out at once.</summary>
internal static class HookWaits
{
    public const string Continue = "CONTINUE";
    public const string Abandon = "ABANDON";

    /// <summary>Lets an instance wait for an action of each hook.</summary>
    /// <param name="region">Where it is.</param>
    /// <param name="instance">The instance in its waiting state.</param>
    /// <param name="hooks">The hooks.</param>
    /// <param name="end">Ends an action; true: it is abandoned.</param>
    public static void Begin(
        AccountRegion region,
        GroupInstance instance,
        IReadOnlyList<LifecycleHook> hooks,
        Action<AccountRegion, GroupInstance, HookAction, bool> end)
    {
        var now = region.Cloud.Now;
        IReadOnlyList<HookAction> actions =
        [
            .. hooks.Select(hook => new HookAction(
                hook.LifecycleHookName!, $"{region.Cloud.Ids.NextGuid()}", now, now.AddSeconds(hook.HeartbeatTimeout!.Value), hook.DefaultResult == Abandon)),
        ];
        region.AutoScaling.Wait(instance with { Waits = actions });
        Activities.Move(region, instance.ActivityKey, Activities.MidLifecycle, 50);
        foreach (var action in actions)
        {
            Watch(region, instance.Id, action, end);
        }
    }

    // A heartbeat may have moved the end.
    private static void Watch(
        AccountRegion region, string id, HookAction watched, Action<AccountRegion, GroupInstance, HookAction, bool> end) =>
        region.Cloud.Timeline.Expire(watched.Until - region.Cloud.Now, () =>
        {
            if (region.AutoScaling.Instances.Find(id) is not { } instance
                || instance.Waits.FirstOrDefault(action => action.Token == watched.Token) is not { } action)
            {
                return;
            }

            if (action.Until > watched.Until)
            {
                Watch(region, id, action, end);
                return;
            }

            end(region, instance, action, action.AbandonsByDefault);
        });
}
