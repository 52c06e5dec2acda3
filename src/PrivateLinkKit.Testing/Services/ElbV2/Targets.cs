using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Registers and deregisters targets.</summary>
internal static class Targets
{
    public static RegisterTargetsResult Register(ServiceCall call, RegisterTargetsRequest request)
    {
        var group = TargetGroups.Get(call.Region, request.TargetGroupArn!);
        var checks = TargetRules.Of(group);
        var targets = request.Targets!.Select(target => checks(call.Region, group, target)).ToList();
        TargetRules.CheckCount(call.Region, group, targets);
        foreach (var target in targets)
        {
            Register(call.Region, target);
        }

        return new RegisterTargetsResult();
    }

    public static DeregisterTargetsResult Deregister(ServiceCall call, DeregisterTargetsRequest request)
    {
        var group = TargetGroups.Get(call.Region, request.TargetGroupArn!);
        foreach (var target in request.Targets!)
        {
            Deregister(call.Region, group.TargetGroupArn!, target.Id!, target.Port ?? group.Port!.Value);
        }

        return new DeregisterTargetsResult();
    }

    /// <summary>Registering a registered target has no effect; a draining one is registered again.</summary>
    public static void Register(AccountRegion region, RegisteredTarget target)
    {
        if (region.ElbV2.Targets.Find(target.Key) is null or { Draining: true })
        {
            region.ElbV2.Targets.Put(target);
        }
    }

    /// <summary>
    /// An unknown target is ignored. A target of a group that a load balancer uses drains for the group's delay; any other is removed at
    /// once.
    /// </summary>
    public static void Deregister(AccountRegion region, string targetGroupArn, string id, int port)
    {
        var store = region.ElbV2;
        var key = RegisteredTarget.KeyOf(targetGroupArn, id, port);
        if (store.Targets.Find(key) is not { Draining: false } target)
        {
            return;
        }

        if (store.LoadBalancersOf(targetGroupArn).Count == 0)
        {
            store.Targets.Remove(key);
            return;
        }

        var draining = target with { Draining = true };
        store.Targets.Put(draining);
        region.Cloud.Timeline.After(DeregistrationDelay(region, targetGroupArn), () =>
        {
            if (ReferenceEquals(store.Targets.Find(key), draining))
            {
                store.Targets.Remove(key);
            }
        });
    }

    public static TimeSpan DeregistrationDelay(AccountRegion region, string targetGroupArn) =>
        TimeSpan.FromSeconds(int.Parse(region.ElbV2.Attribute(targetGroupArn, AttributeCatalog.DeregistrationDelay)));
}
