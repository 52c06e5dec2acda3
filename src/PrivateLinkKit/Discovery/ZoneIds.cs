using System.Collections.Concurrent;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>The ids of an account's zones by name, which never change. Empty without permission to list them.</summary>
internal sealed class ZoneIds(Ec2Readings ec2, TimeProvider time)
{
    private static readonly IReadOnlyDictionary<string, string> Unknown = new Dictionary<string, string>();

    private readonly ConcurrentDictionary<Placement, IReadOnlyDictionary<string, string>> _known = new();
    private readonly ConcurrentDictionary<Placement, AccessDeniedBackoff> _permissions = new();

    public async Task<IReadOnlyDictionary<string, string>> InAsync(Placement at, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(at, out var known))
        {
            return known;
        }

        var zones = await _permissions.GetOrAdd(at, _ => new AccessDeniedBackoff(time))
            .TryAsync(() => ec2.ZonesAsync(at, cancellationToken), cancellationToken);
        return zones is null ? Unknown : _known[at] = zones.ToDictionary(zone => zone.ZoneName, zone => zone.ZoneId);
    }
}
