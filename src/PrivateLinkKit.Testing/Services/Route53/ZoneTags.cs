using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Tags of hosted zones.</summary>
internal static class ZoneTags
{
    private const int Most = 50;

    public static ChangeTagsForResourceResult Change(ServiceCall call, ChangeTagsForResourceRequest request)
    {
        var id = ZoneId(call, request.ResourceType!, request.ResourceId!);
        var tags = new Dictionary<string, string>(ValuesOf(call, id), StringComparer.Ordinal);
        foreach (var key in request.RemoveTagKeys ?? [])
        {
            tags.Remove(key);
        }

        foreach (var tag in request.AddTags ?? [])
        {
            tags[tag.Key ?? throw Route53Errors.InvalidInput("A tag must have a key.")] = tag.Value ?? "";
        }

        if (tags.Keys.FirstOrDefault(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            throw Route53Errors.InvalidInput($"Tag keys that begin with aws: are reserved: {reserved}");
        }

        if (tags.Count > Most)
        {
            throw Route53Errors.InvalidInput($"A resource can have {Most} tags at most.");
        }

        call.Region.Route53.Tags.Put(new ResourceTags(id, tags));
        return new();
    }

    public static ListTagsForResourceResult OfOne(ServiceCall call, ListTagsForResourceRequest request) =>
        new() { ResourceTagSet = View(call, request.ResourceType!, request.ResourceId!) };

    public static ListTagsForResourcesResult OfSeveral(ServiceCall call, ListTagsForResourcesRequest request) =>
        new() { ResourceTagSets = [.. request.ResourceIds!.Select(id => View(call, request.ResourceType!, id))] };

    private static ResourceTagSet View(ServiceCall call, string type, string resourceId)
    {
        var id = ZoneId(call, type, resourceId);
        return new() { ResourceType = type, ResourceId = id, Tags = [.. ValuesOf(call, id).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] };
    }

    private static IReadOnlyDictionary<string, string> ValuesOf(ServiceCall call, string id) =>
        call.Region.Route53.Tags.Find(id)?.Values ?? new Dictionary<string, string>();

    private static string ZoneId(ServiceCall call, string type, string id) =>
        type is "hostedzone" ? HostedZones.Find(call, id).Id : throw Route53Errors.NoSuchHealthCheck(id);
}
