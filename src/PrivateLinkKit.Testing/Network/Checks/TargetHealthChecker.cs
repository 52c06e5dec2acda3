using System.Collections.Concurrent;
using System.Net;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network.Checks;

/// <summary>
/// Checks targets on demand: one check is made for all checks that fell due since the last one.
/// With <see cref="Pace.Instant"/> one check decides, and every change of the cloud makes the next one due.
/// </summary>
internal sealed class TargetHealthChecker(Cloud cloud, MapCache maps, HealthBoard board, Dialer dialer) : ITargetHealth
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _oneAtATime = new();
    private readonly HealthProbe _probe = new(dialer);

    public async ValueTask<IReadOnlyList<TargetCheck>> CheckAsync(string targetGroupArn, CancellationToken cancellationToken)
    {
        if (!maps.Current().Pools.TryGetValue(targetGroupArn, out var pool))
        {
            return [];
        }

        await RefreshAsync(pool, cancellationToken);
        return [.. pool.Targets.Where(target => !target.IsDraining).Select(Describe)];
    }

    /// <summary>Executes the due checks of the groups that a connection would be balanced over.</summary>
    public async Task RefreshBetweenAsync(Place from, IPAddress to, int port, CancellationToken ct)
    {
        var seen = new HashSet<string>();
        foreach (var pool in dialer.PoolsBetween(from, to, port))
        {
            await RefreshAsync(pool, seen, ct);
        }
    }

    /// <summary>Executes the due checks of a group. A load balancer that is not active yet checks nothing.</summary>
    public Task RefreshAsync(TargetPool pool, CancellationToken ct) => RefreshAsync(pool, [], ct);

    /// <summary>
    /// Executes the due checks of a group, after those of the groups through which its targets are reached: those may lead back to it, so none of them waits
    /// for another's turn during its own.
    /// </summary>
    private async Task RefreshAsync(TargetPool pool, HashSet<string> seen, CancellationToken ct)
    {
        if (!seen.Add(pool.Arn))
        {
            return;
        }

        foreach (var behind in PoolsBehind(pool))
        {
            await RefreshAsync(behind, seen, ct);
        }

        var turn = _oneAtATime.GetOrAdd(pool.Arn, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(ct);
        try
        {
            var map = maps.Current();
            if (CheckerOf(map, pool) is { } balancer)
            {
                await Task.WhenAll(pool.Targets.Where(target => !target.IsDraining).Select(target => RefreshAsync(map, balancer, pool, target, ct)));
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private static Balancer? CheckerOf(NetworkMap map, TargetPool pool) =>
        pool.Balancers.Select(arn => map.Balancers.GetValueOrDefault(arn)).FirstOrDefault(balancer => balancer?.IsActive is true);

    /// <summary>The other target groups that due checks of a group would be balanced over.</summary>
    private List<TargetPool> PoolsBehind(TargetPool pool)
    {
        var map = maps.Current();
        return CheckerOf(map, pool) is not { } balancer ? [] :
        [
            .. from target in pool.Targets
               where !target.IsDraining && Due(board.Find(target), pool.HealthCheck, target, map.Version) > 0
               let way = Way(balancer, target)
               from behind in way.Place is { } place ? dialer.PoolsBetween(way.Node, place.Address, pool.HealthCheck.Port ?? target.Port) : []
               select behind,
        ];
    }

    private async Task RefreshAsync(NetworkMap map, Balancer balancer, TargetPool pool, Target target, CancellationToken ct)
    {
        var settings = pool.HealthCheck;
        var before = board.Find(target);
        var checks = Due(before, settings, target, map.Version);
        if (checks > 0)
        {
            // With a real interval, checks keep their schedule even if they are evaluated late.
            var checkedAt = cloud.Settings.Pace is Pace.Instant ? cloud.Now : Since(before, settings, target) + (checks * settings.Interval);
            var (node, place) = Way(balancer, target);
            var result = place is null ? ProbeResult.TimedOut : await _probe.AskAsync(pool, node, place, settings.Port ?? target.Port, ct);
            var after = TargetStatus.After(before, result, checks, settings, checkedAt, map.Version);
            board.Put(target, after);
            if (pool.EndsUnhealthy && after.IsHealthy is false && before?.IsHealthy is not false)
            {
                dialer.EndConnectionsTo(target);
            }
        }
    }

    private static DateTimeOffset Since(TargetStatus? before, HealthCheck settings, Target target) =>
        before?.CheckedAt ?? target.RegisteredAt + settings.Delay;

    private int Due(TargetStatus? before, HealthCheck settings, Target target, long version)
    {
        var rounds = (int)((cloud.Now - Since(before, settings, target)) / settings.Interval);
        return cloud.Settings.Pace is not Pace.Instant ? rounds
            : before is null || before.Version != version || rounds > 0 ? Math.Max(settings.HealthyThreshold, settings.UnhealthyThreshold)
            : 0;
    }

    /// <summary>A node and the target address it checks: in the same zone if there is one and the zone has not failed.</summary>
    private static (Place Node, Place? Place) Way(Balancer balancer, Target target)
    {
        foreach (var place in target.Places.OrderBy(place => place.IsCutOff))
        {
            if (balancer.NodeIn(place.Subnet.ZoneId) is { } node)
            {
                return (node, place);
            }
        }

        return (balancer.Nodes.MinBy(node => node.IsCutOff)!, target.Places.FirstOrDefault());
    }

    private TargetCheck Describe(Target target)
    {
        var status = board.Find(target);
        var check = new TargetCheck(target.Id, target.Port, target.Zone, CheckedHealth.Unchecked);
        return status switch
        {
            null => check,
            { IsHealthy: null } => check with { Health = CheckedHealth.Undecided },
            { IsHealthy: true } => check with { Health = CheckedHealth.Healthy },
            { Latest: var latest } => check with { Health = CheckedHealth.Unhealthy, Reason = latest.Reason, Description = latest.Description },
        };
    }
}
