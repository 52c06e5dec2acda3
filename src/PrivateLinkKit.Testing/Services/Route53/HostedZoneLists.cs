using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Lists of hosted zones.</summary>
internal static class HostedZoneLists
{
    public static GetHostedZoneCountResult Count(ServiceCall call, GetHostedZoneCountRequest request) =>
        new() { HostedZoneCount = call.Region.Route53.Zones.Count };

    /// <summary>Lists in the order of creation; a marker is the id of the first zone of a page.</summary>
    public static ListHostedZonesResult All(ServiceCall call, ListHostedZonesRequest request)
    {
        var zones = call.Region.Route53.Zones.Where(zone => request.HostedZoneType is null || zone.IsPrivate);
        if (request.Marker is { } marker)
        {
            zones = zones.SkipWhile(zone => zone.Id != HostedZones.IdOf(marker)).ToList() is { Count: > 0 } rest ? rest
                : throw Route53Errors.InvalidInput($"The marker is invalid: {marker}");
        }

        var size = PageSizes.Read(request.MaxItems);
        var (page, next) = PageSizes.Take(zones, size);
        return new()
        {
            HostedZones = [.. page.Select(HostedZones.View)],
            Marker = request.Marker ?? "",
            IsTruncated = next is not null,
            NextMarker = next?.Id,
            MaxItems = PageSizes.Write(size),
        };
    }

    public static ListHostedZonesByNameResult ByName(ServiceCall call, ListHostedZonesByNameRequest request)
    {
        if (request is { HostedZoneId: not null, DNSName: null })
        {
            throw Route53Errors.InvalidInput("A hosted zone ID requires a DNS name.");
        }

        var from = request.DNSName is { } name
            ? Key(ZoneNames.Normalize(name) ?? throw Route53Errors.InvalidDomain(name), HostedZones.IdOf(request.HostedZoneId ?? ""))
            : "";
        var zones = call.Region.Route53.Zones.Where(zone => string.CompareOrdinal(Key(zone.Name, zone.Id), from) >= 0)
            .OrderBy(zone => Key(zone.Name, zone.Id), StringComparer.Ordinal);
        var size = PageSizes.Read(request.MaxItems);
        var (page, next) = PageSizes.Take(zones, size);
        return new()
        {
            HostedZones = [.. page.Select(HostedZones.View)],
            DNSName = request.DNSName,
            HostedZoneId = request.HostedZoneId,
            IsTruncated = next is not null,
            NextDNSName = next?.Name,
            NextHostedZoneId = next?.Id,
            MaxItems = PageSizes.Write(size),
        };
    }

    /// <summary>Lists the zones that the VPC resolves names by, of any account, with those that its endpoints have.</summary>
    public static ListHostedZonesByVPCResult ByVpc(ServiceCall call, ListHostedZonesByVPCRequest request)
    {
        var vpc = new VPC { VPCId = request.VPCId, VPCRegion = request.VPCRegion };
        if (ZoneVpcs.OwnerOf(call.Cloud, vpc) is not { } owner || owner.Account != call.Account)
        {
            throw Route53Errors.InvalidInput($"The VPC {vpc.VPCId} in region {vpc.VPCRegion} does not belong to the account.");
        }

        var size = PageSizes.Read(request.MaxItems);
        var (page, next) = KeyPages.Of(
            ZoneVpcs.Summaries(call.Cloud, owner, vpc), summary => summary.HostedZoneId!, request.NextToken, size, Route53Errors.InvalidToken);
        return new() { HostedZoneSummaries = page, MaxItems = PageSizes.Write(size), NextToken = next };
    }

    private static string Key(string name, string id) => $"{ZoneNames.SortKey(name)} {id}";
}
