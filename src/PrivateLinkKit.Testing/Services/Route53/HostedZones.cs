using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Hosted zones, public or of VPCs.</summary>
internal static class HostedZones
{
    private const int MostZones = 500;
    private const string Path = "/hostedzone/";

    public static CreateHostedZoneResult Create(ServiceCall call, CreateHostedZoneRequest request)
    {
        var store = call.Region.Route53;
        var name = ZoneNames.Normalize(request.Name!) ?? throw Route53Errors.InvalidDomain(request.Name!);
        if (store.Zones.Any(zone => zone.CallerReference == request.CallerReference))
        {
            throw Route53Errors.ZoneExists(request.CallerReference!);
        }

        var isPrivate = request.VPC is not null;
        if (!isPrivate && name.IndexOf('.', StringComparison.Ordinal) == name.Length - 1)
        {
            throw Route53Errors.TopLevelDomain(name);
        }

        if (request.HostedZoneConfig?.PrivateZone is true && !isPrivate)
        {
            throw Route53Errors.InvalidInput("A private hosted zone must be created with a VPC.");
        }

        if (request.VPC is { } vpc)
        {
            ZoneVpcs.CheckOwned(call, vpc);
            ZoneVpcs.CheckFree(call.Cloud, vpc, name);
        }

        if (Quota.IsReached(call.Region, MostZones, store.Zones.Count))
        {
            throw Route53Errors.TooManyZones();
        }

        var made = new ZoneState(
            $"Z{call.Cloud.Ids.Alphanumeric(20).ToUpperInvariant()}",
            name,
            request.CallerReference!,
            isPrivate,
            isPrivate ? NameServers.OfPrivateZones : NameServers.Draw(call.Cloud.Ids))
        {
            Number = call.Cloud.Version,
            Comment = request.HostedZoneConfig?.Comment,
            Vpcs = request.VPC is null ? [] : [request.VPC],
        };
        made = made with { Records = RecordKeys.Add(made.Records, ZoneRecords.Of(made)) };
        return new()
        {
            ChangeInfo = Changes.Submit(call, store, made),
            HostedZone = View(made),
            DelegationSet = new() { NameServers = made.NameServers },
            VPC = request.VPC,
            Location = $"https://route53.{call.Region.Partition.DnsSuffix}/2013-04-01{Path}{made.Id}",
        };
    }

    public static GetHostedZoneResult Get(ServiceCall call, GetHostedZoneRequest request)
    {
        var zone = Find(call, request.Id!);
        return new()
        {
            HostedZone = View(zone),
            DelegationSet = zone.IsPrivate ? null : new() { NameServers = zone.NameServers },
            VPCs = zone.IsPrivate ? zone.Vpcs : null,
        };
    }

    public static UpdateHostedZoneCommentResult UpdateComment(ServiceCall call, UpdateHostedZoneCommentRequest request)
    {
        var changed = Find(call, request.Id!) with { Comment = request.Comment };
        call.Region.Route53.Zones.Put(changed);
        return new() { HostedZone = View(changed) };
    }

    public static DeleteHostedZoneResult Delete(ServiceCall call, DeleteHostedZoneRequest request)
    {
        var (store, zone) = (call.Region.Route53, Find(call, request.Id!));
        if (zone.Records.Values.Any(set => !ZoneRecords.IsRequired(zone, set)))
        {
            throw Route53Errors.ZoneNotEmpty();
        }

        foreach (var authorization in store.Authorizations.Where(authorization => authorization.ZoneId == zone.Id))
        {
            store.Authorizations.Remove(authorization.Key);
        }

        store.Tags.Remove(zone.Id);
        store.Zones.Remove(zone.Id);
        return new() { ChangeInfo = Changes.Announce(call, comment: null) };
    }

    /// <summary>Returns a zone of the caller's account.</summary>
    /// <param name="call">The call.</param>
    /// <param name="id">Its id, with or without the path that answers have before it.</param>
    public static ZoneState Find(ServiceCall call, string id) =>
        call.Region.Route53.Zones.Find(IdOf(id)) ?? throw Route53Errors.NoSuchZone(IdOf(id));

    public static string IdOf(string given) => given.StartsWith(Path, StringComparison.Ordinal) ? given[Path.Length..] : given;

    public static HostedZone View(ZoneState zone) => new()
    {
        Id = Path + zone.Id,
        Name = zone.Name,
        CallerReference = zone.CallerReference,
        Config = new() { Comment = zone.Comment, PrivateZone = zone.IsPrivate },
        ResourceRecordSetCount = zone.Records.Count,
    };
}
