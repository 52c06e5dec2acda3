using System.Collections.Immutable;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Tags of file systems and access points.</summary>
internal static class EfsTags
{
    private const string AccessPoint = "fsap-";
    private const int ListedByDefault = 50;

    private static readonly TagRules Rules = new(
        key => EfsErrors.BadRequest($"The tag key '{key}' is given twice."),
        key => EfsErrors.BadRequest($"Tag keys that begin with aws: are reserved: {key}"),
        most => EfsErrors.BadRequest($"A resource has {most} tags at most."));

    public static ImmutableSortedDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static TagResourceResult Add(ServiceCall call, TagResourceRequest request)
    {
        Change(call, request.ResourceId!, tags => Merge(tags, request.Tags));
        return new();
    }

    public static UntagResourceResult Remove(ServiceCall call, UntagResourceRequest request)
    {
        Change(call, request.ResourceId!, tags => tags.RemoveRange(request.TagKeys!));
        return new();
    }

    public static ListTagsForResourceResult List(ServiceCall call, ListTagsForResourceRequest request)
    {
        var tags = IsAccessPoint(request.ResourceId!) ? AccessPoints.Find(call, request.ResourceId!).Tags : FileSystems.Find(call, request.ResourceId!).Tags;
        var (page, next) = KeyPages.Of(
            tags, tag => tag.Key, request.NextToken, request.MaxResults ?? ListedByDefault, () => EfsErrors.BadRequest("Invalid NextToken"));
        return new() { Tags = [.. page.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })], NextToken = next };
    }

    public static ImmutableSortedDictionary<string, string> Merge(ImmutableSortedDictionary<string, string> tags, IReadOnlyList<Tag>? added) =>
        Rules.Add(tags, (added ?? []).Select(tag => KeyValuePair.Create(tag.Key!, tag.Value!)));

    public static IReadOnlyList<Tag> View(ImmutableSortedDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static bool IsAccessPoint(string resource) => resource.Split('/')[^1].StartsWith(AccessPoint, StringComparison.Ordinal);

    private static void Change(
        ServiceCall call, string resource, Func<ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>> change)
    {
        if (IsAccessPoint(resource))
        {
            var point = AccessPoints.Find(call, resource);
            call.Region.Efs.AccessPoints.Put(point with { Tags = change(point.Tags) });
        }
        else
        {
            var system = FileSystems.Find(call, resource);
            call.Region.Efs.FileSystems.Put(system with { Tags = change(system.Tags) });
        }
    }
}
