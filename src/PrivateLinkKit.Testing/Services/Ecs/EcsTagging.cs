using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Tags of clusters, services, tasks and task definitions.</summary>
internal static class EcsTagging
{
    private const int Most = 50;

    public static TagResourceResult Tag(ServiceCall call, TagResourceRequest request)
    {
        var tags = new Dictionary<string, string>(Existing(call.Region, request.ResourceArn!));
        foreach (var (key, value) in Check(request.Tags))
        {
            tags[key] = value;
        }

        CheckCount(tags.Count);
        call.Region.Ecs.Tags.Put(new ResourceTags(request.ResourceArn!, tags));
        return new TagResourceResult();
    }

    public static UntagResourceResult Untag(ServiceCall call, UntagResourceRequest request)
    {
        var kept = Existing(call.Region, request.ResourceArn!).Where(tag => !request.TagKeys!.Contains(tag.Key)).ToDictionary();
        call.Region.Ecs.Tags.Put(new ResourceTags(request.ResourceArn!, kept));
        return new UntagResourceResult();
    }

    public static ListTagsForResourceResult List(ServiceCall call, ListTagsForResourceRequest request)
    {
        Existing(call.Region, request.ResourceArn!);
        return new ListTagsForResourceResult { Tags = Of(call.Region, request.ResourceArn!) };
    }

    /// <summary>The tags of a create call, checked.</summary>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyList<Tag>? tags)
    {
        var values = new Dictionary<string, string>();
        foreach (var tag in tags ?? [])
        {
            if (tag.Key is not { Length: >= 1 and <= 128 } || tag.Value?.Length > 256 || tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw EcsErrors.InvalidParameter($"The tag key '{tag.Key}' must have 1 to 128 characters and not begin with 'aws:', its value at most 256.");
            }

            if (!values.TryAdd(tag.Key, tag.Value ?? ""))
            {
                throw EcsErrors.InvalidParameter($"Duplicate tag keys found: '{tag.Key}'.");
            }
        }

        CheckCount(values.Count);
        return values;
    }

    public static void Set(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) => region.Ecs.Tags.Put(new ResourceTags(arn, tags));

    public static IReadOnlyList<Tag> Of(AccountRegion region, string arn) =>
        [.. region.Ecs.Tags.Find(arn)!.Values.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>Returns the tags if the caller requested them with <c>include</c>; otherwise null.</summary>
    public static IReadOnlyList<Tag>? Included(AccountRegion region, string arn, IReadOnlyList<string>? include) =>
        include?.Contains("TAGS") == true ? Of(region, arn) : null;

    private static IReadOnlyDictionary<string, string> Existing(AccountRegion region, string arn) =>
        region.Ecs.Tags.Find(arn)?.Values ?? throw EcsErrors.ResourceNotFound();

    private static void CheckCount(int count)
    {
        if (count > Most)
        {
            throw EcsErrors.InvalidParameter($"The maximum number of tags that can be applied to a resource is {Most}.");
        }
    }
}
