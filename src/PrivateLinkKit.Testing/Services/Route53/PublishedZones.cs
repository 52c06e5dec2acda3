using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The zones as name servers have them; one that has not changed stays the same, with what was read from it.</summary>
internal sealed class PublishedZones
{
    private Dictionary<string, (PublishedZone State, DnsZone Zone)> _latest = [];

    /// <summary>Returns the published ones among zones. Called under the cloud's lock.</summary>
    public IEnumerable<DnsZone> Of(IEnumerable<ZoneState> zones)
    {
        _latest = zones.Where(zone => zone.Published is not null).ToDictionary(
            zone => zone.Id,
            zone => _latest.TryGetValue(zone.Id, out var known) && known.State == zone.Published ? known : (zone.Published!, ZoneRecords.Translate(zone)));
        return _latest.Values.Select(known => known.Zone);
    }
}
