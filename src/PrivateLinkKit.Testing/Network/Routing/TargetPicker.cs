using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>Selects targets of a group in rotation.</summary>
internal sealed class TargetPicker(HealthBoard health)
{
    // Names, target groups and endpoints come and go. Rotation may begin anew at any time.
    private const int MostTurns = 10_000;

    private readonly ConcurrentDictionary<string, int> _turns = new();

    /// <summary>
    /// Returns the targets for a node's new connections: healthy targets of its own zone, or of all zones with cross-zone load balancing. If too
    /// few of all zones are healthy, by default none, the load balancer fails open and uses all. A target in several zones is used in a zone that has not
    /// failed.
    /// </summary>
    public IReadOnlyList<(Target Target, Place Place)> Candidates(TargetPool pool, bool crossesZones, Place node)
    {
        var targets = pool.Targets.Where(target => !target.IsDraining).ToList();
        var usable = targets.Where(health.IsUsable).ToList();
        return
        [
            .. from target in pool.ToAvoidUnhealthy.IsMet(usable.Count, targets.Count) ? usable : targets
               from place in target.Places
               where (crossesZones || place.Subnet.ZoneId == node.Subnet.ZoneId) && (target.Places.Count is 1 || !place.IsCutOff)
               select (target, place),
        ];
    }

    /// <summary>Returns the next candidate; a trace does not advance the rotation.</summary>
    public T Next<T>(string turnsOf, IReadOnlyList<T> candidates, bool onlyLook) => candidates[(int)(Turn(turnsOf, onlyLook) % (uint)candidates.Count)];

    /// <summary>Returns the target group for the next connection or request of a forward action; several share them by weight.</summary>
    public string? PoolOf(BalancerAction.Forward action, bool onlyLook)
    {
        var sum = action.Pools.Sum(pool => pool.Weight);
        if (sum is 0)
        {
            return null;
        }

        var turn = Turn($"among {string.Join(' ', action.Pools.Select(pool => pool.Arn))}", onlyLook);
        var at = (int)((long)turn * StrideOf(sum) % sum);
        return action.Pools.First(pool => (at -= pool.Weight) < 0).Arn;
    }

    /// <summary>Returns the candidate of a client: the same one as long as it is a candidate.</summary>
    public static (Target Target, Place Place) Of(IPAddress client, IReadOnlyList<(Target Target, Place Place)> candidates) =>
        candidates.MaxBy(candidate => BinaryPrimitives.ReadUInt64BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{client} {candidate.Target.Key} {candidate.Place.Address}"))));

    /// <summary>
    /// Returns true if the load balancer's node in a zone works and has a target; otherwise AWS removes the zone from its DNS names. Empty groups count for
    /// Network Load Balancers only.
    /// </summary>
    public bool IsServed(NetworkMap map, Balancer balancer, Place node) =>
        !node.IsOutOfNames && PoolsOf(map, balancer)
            .Where(pool => !balancer.IsApplication || pool.Targets.Any(target => !target.IsDraining))
            .All(pool => IsServed(pool, pool.CrossesZones ?? balancer.CrossesZones, node));

    /// <summary>Returns true if the group has a healthy target.</summary>
    public bool HasHealthyTarget(TargetPool pool) => pool.Targets.Any(target => !target.IsDraining && health.IsUsable(target));

    /// <summary>The target groups that a load balancer's listeners and their rules forward to.</summary>
    public static IEnumerable<TargetPool> PoolsOf(NetworkMap map, Balancer balancer) =>
        from listener in balancer.Listeners
        from rule in listener.Rules
        from forward in (rule.Action as BalancerAction.Forward)?.Pools ?? []
        where map.Pools.ContainsKey(forward.Arn)
        select map.Pools[forward.Arn];

    private uint Turn(string turnsOf, bool onlyLook)
    {
        if (onlyLook)
        {
            return (uint)_turns.GetValueOrDefault(turnsOf);
        }

        var turn = _turns.AddOrUpdate(turnsOf, 1, (_, last) => last + 1) - 1;
        if (turn is 0 && _turns.Count > MostTurns)
        {
            _turns.Clear();
        }

        return (uint)turn;
    }

    /// <summary>Returns a step that visits all numbers below the sum, far apart, so that groups with large weights take turns.</summary>
    private static int StrideOf(int sum)
    {
        var stride = Math.Max(1, (int)(sum * 0.618));
        while (BigInteger.GreatestCommonDivisor(stride, sum) != 1)
        {
            stride++;
        }

        return stride;
    }

    private bool IsServed(TargetPool pool, bool crossesZones, Place node)
    {
        if (pool.ToBeInNames == MinimumHealthy.One)
        {
            return Candidates(pool, crossesZones, node).Count > 0;
        }

        var targets = pool.Targets
            .Where(target => !target.IsDraining && (crossesZones || target.Places.Any(place => place.Subnet.ZoneId == node.Subnet.ZoneId)))
            .ToList();
        return pool.ToBeInNames.IsMet(targets.Count(health.IsUsable), targets.Count);
    }
}
