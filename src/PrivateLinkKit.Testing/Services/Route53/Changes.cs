using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Changes of zones: pending until the name servers have them.</summary>
internal static class Changes
{
    private const string Path = "/change/";

    // "Changes generally propagate to all Route 53 name servers within 60 seconds" (ChangeResourceRecordSets).
    private static readonly TimeSpan Propagation = TimeSpan.FromSeconds(30);

    public static GetChangeResult Get(ServiceCall call, GetChangeRequest request)
    {
        var id = request.Id!.StartsWith(Path, StringComparison.Ordinal) ? request.Id[Path.Length..] : request.Id;
        return new() { ChangeInfo = (call.Region.Route53.Changes.Find(id) ?? throw Route53Errors.NoSuchChange(id)).Info };
    }

    /// <summary>Puts a changed zone, whose name servers follow later.</summary>
    /// <param name="call">The call.</param>
    /// <param name="owner">The store of the zone's account.</param>
    /// <param name="zone">The changed zone.</param>
    /// <param name="comment">The caller's comment.</param>
    public static ChangeInfo Submit(ServiceCall call, Route53Store owner, ZoneState zone, string? comment = null)
    {
        owner.Zones.Put(zone);
        return Announce(call, comment, () => owner.Zones.Change(zone.Id, row => row with { Published = new PublishedZone(zone) }));
    }

    /// <summary>Adds a change that is in sync later.</summary>
    public static ChangeInfo Announce(ServiceCall call, string? comment, Action? whenInSync = null)
    {
        var (store, id) = (call.Region.Route53, $"C{call.Cloud.Ids.Alphanumeric(20).ToUpperInvariant()}");
        var info = new ChangeInfo { Id = Path + id, Status = "PENDING", SubmittedAt = call.Now, Comment = comment };
        store.Changes.Put(new ChangeState(id, info));
        call.Cloud.Timeline.After(Propagation, () =>
        {
            store.Changes.Put(new ChangeState(id, info with { Status = "INSYNC" }));
            whenInSync?.Invoke();
        });
        return info;
    }
}
