using System.Net;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>Resolves one endpoint through AWS and DNS. Immutable facts are read once.</summary>
internal sealed class EndpointInquiry(EndpointSource source, Ec2Readings ec2, NameLookup names, ZoneIds zoneIds, OwnZones ownZones, PrivateLinkOptions options)
{
    private readonly AccessDeniedBackoff _interfacesSeen = new(options.TimeProvider);
    private (IReadOnlyList<string> Ids, IReadOnlyList<EndpointAddress> Addresses)? _interfaces;

    public EndpointSource Source => source;

    /// <param name="lastId">The endpoint of the last good answer: while AWS changes it, it is <c>pending</c> again but still carries traffic.</param>
    /// <exception cref="EndpointUnavailableException">The endpoint cannot carry traffic in its state.</exception>
    /// <exception cref="AmbiguousEndpointException">More than one endpoint matches.</exception>
    public async Task<ResolvedEndpoint> AskAsync(string? lastId, CancellationToken cancellationToken)
    {
        var ownZone = ownZones.AsSeenByAsync(source, cancellationToken);
        var endpoint = EndpointChoice.Of(source, await ec2.EndpointsAsync(source, cancellationToken))
            ?? throw new EndpointUnavailableException(source.Name, source.EndpointId, EndpointState.Missing);
        var state = EndpointStates.Of(endpoint);
        if (state is not EndpointState.Available && !(state is EndpointState.Pending && endpoint.VpcEndpointId == lastId))
        {
            throw new EndpointUnavailableException(source.Name, endpoint.VpcEndpointId, state, EndpointStates.ReasonOf(endpoint));
        }

        var known = EndpointNames.Of([.. (endpoint.DnsEntries ?? []).Select(entry => entry.DnsName)]) ?? throw new EndpointResolutionException(
            source.Name, $"{endpoint.VpcEndpointId} has no DNS names", "Only interface endpoints can be resolved.");
        var interfaces = InterfacesAsync(endpoint, cancellationToken);
        var regional = names.LookUpAsync(known.Regional, cancellationToken);
        var zonal = Task.WhenAll(known.Zonal.Select(zone => LookUpZoneAsync(zone.DnsName, cancellationToken)));
        await Task.WhenAll(interfaces, regional, zonal, ownZone);

        var idOf = await ZoneIdsAsync(known, interfaces.Result, cancellationToken);
        var seen = interfaces.Result?.Select(at => at with { ZoneId = at.ZoneId ?? idOf.GetValueOrDefault(at.ZoneName ?? "") }).ToList();
        var zones = known.Zonal.Select(zone => new ZonalName { ZoneName = zone.Zone, ZoneId = idOf.GetValueOrDefault(zone.Zone), DnsName = zone.DnsName })
            .ToList();
        var byZone = zones.Zip(zonal.Result, (zone, found) => found.Select(address => new EndpointAddress(address, zone.ZoneName, zone.ZoneId)))
            .SelectMany(found => found);
        var addresses = new AddressOrder(regional.Result, [.. byZone], seen).From(ownZone.Result);
        if (addresses.Count == 0)
        {
            throw new EndpointResolutionException(
                source.Name,
                regional.Result.Count == 0
                    ? $"DNS has no record of {known.Regional}"
                    : $"DNS returned {string.Join(", ", regional.Result)} for {known.Regional}, which no endpoint can have",
                "Wait a minute if the endpoint is new, and check that DNS support is enabled in the VPC of this process.");
        }

        var now = options.TimeProvider.GetUtcNow();
        return new ResolvedEndpoint
        {
            Name = source.Name,
            EndpointId = endpoint.VpcEndpointId,
            VpcId = endpoint.VpcId,
            ServiceName = endpoint.ServiceName,
            RegionalName = known.Regional,
            ZonalNames = zones,
            PrivateName = known.Private,
            Addresses = addresses,
            ResolvedAt = now,
            Resolved = options.TimeProvider.GetTimestamp(),
            ExpiresAt = now + options.Resolution.TimeToLive,
            ChangeToken = new AnswerToken(),
        };
    }

    /// <summary>A zonal name does not exist while the zone has no healthy target: only the regional name shows whether DNS works.</summary>
    private async Task<IReadOnlyList<IPAddress>> LookUpZoneAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await names.LookUpAsync(name, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    /// <summary>Returns the interfaces, whose addresses and zones never change. null: no permission to read them, or the read failed.</summary>
    private async Task<IReadOnlyList<EndpointAddress>?> InterfacesAsync(Sdk.VpcEndpoint endpoint, CancellationToken cancellationToken)
    {
        var ids = (endpoint.NetworkInterfaceIds ?? []).Order(StringComparer.Ordinal).ToList();
        if (_interfaces is { } last && last.Ids.SequenceEqual(ids))
        {
            return last.Addresses;
        }

        var seen = ids.Count == 0 ? null : await _interfacesSeen.TryAsync(() => ec2.InterfacesAsync(source.At, ids, cancellationToken), cancellationToken);
        if (seen is null || seen.Count == 0)
        {
            return null;
        }

        IReadOnlyList<EndpointAddress> addresses = [.. seen.SelectMany(InterfaceAddresses.Of)];
        _interfaces = (ids, addresses);
        return addresses;
    }

    private async Task<IReadOnlyDictionary<string, string>> ZoneIdsAsync(
        EndpointNames known, IReadOnlyList<EndpointAddress>? interfaces, CancellationToken cancellationToken)
    {
        var seen = (interfaces ?? []).Where(at => at is { ZoneName: not null, ZoneId: not null }).DistinctBy(at => at.ZoneName)
            .ToDictionary(at => at.ZoneName!, at => at.ZoneId!);
        return known.Zonal.All(zone => seen.ContainsKey(zone.Zone)) ? seen : await zoneIds.InAsync(source.At, cancellationToken);
    }
}
