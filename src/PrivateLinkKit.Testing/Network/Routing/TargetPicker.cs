using System.Collections.Concurrent;
using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>Selects targets of a group in rotation.</summary>
internal sealed class TargetPicker(HealthBoard health)
{
    private readonly ConcurrentDictionary<string, int> _turns = new();

    /// <summary>
    /// Returns the targets for a node's new connections: healthy targets of its own zone, or of all zones with cross-zone load balancing. If no
    /// target of any zone is healthy, the load balancer fails open and uses all. A target in several zones is used in a zone that has not failed.
    /// </summary>
    public IReadOnlyList<(Target Target, Place Place)> Candidates(TargetPool pool, bool crossesZones, Place node)
    {
        var targets = pool.Targets.Where(target => !target.IsDraining).ToList();
        var usable = targets.Where(health.IsUsable).ToList();
        return
        [
            .. from target in usable.Count is 0 ? targets : usable
               from place in target.Places
               where (crossesZones || place.Subnet.ZoneId == node.Subnet.ZoneId) && (target.Places.Count is 1 || !place.IsCutOff)
               select (target, place),
        ];
    }

    /// <summary>Returns the next candidate; a trace does not advance the rotation.</summary>
    public T Next<T>(string turnsOf, IReadOnlyList<T> candidates, bool onlyLook)
    {
        var turn = onlyLook ? _turns.GetValueOrDefault(turnsOf) : _turns.AddOrUpdate(turnsOf, 1, (_, last) => last + 1) - 1;
        return candidates[(int)((uint)turn % (uint)candidates.Count)];
    }

    /// <summary>
    /// Returns true if the load balancer's node in a zone works and has a target; otherwise AWS removes the zone from its DNS names.
    /// </summary>
    public bool IsServed(NetworkMap map, Balancer balancer, Place node) =>
        !node.IsOutOfNames
        && (balancer.IsApplication
            || PoolsOf(map, balancer).All(pool => Candidates(pool, pool.CrossesZones ?? balancer.CrossesZones, node).Count > 0));

    /// <summary>Returns true unless the group has targets, all of them unhealthy.</summary>
    public bool HasHealthyTarget(TargetPool pool)
    {
        var targets = pool.Targets.Where(target => !target.IsDraining).ToList();
        return targets is [] || targets.Exists(health.IsUsable);
    }

    /// <summary>The target groups that a load balancer's listeners forward to.</summary>
    public static IEnumerable<TargetPool> PoolsOf(NetworkMap map, Balancer balancer) =>
        from listener in balancer.Listeners
        from forward in (listener.DefaultAction as BalancerAction.Forward)?.Pools ?? []
        where map.Pools.ContainsKey(forward.Arn)
        select map.Pools[forward.Arn];
}
