using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Tags of topics.</summary>
internal static class TopicTags
{
    private const int Most = 50;

    public static TagResourceResult Tag(ServiceCall call, TagResourceRequest request)
    {
        var topic = Existing(call, request.ResourceArn!);
        call.Region.Sns.Topics.Put(topic with { Tags = With(topic, request.Tags!) });
        return new();
    }

    public static UntagResourceResult Untag(ServiceCall call, UntagResourceRequest request)
    {
        var topic = Existing(call, request.ResourceArn!);
        call.Region.Sns.Topics.Put(topic with { Tags = topic.Tags.RemoveRange(request.TagKeys!) });
        return new();
    }

    public static ListTagsForResourceResult List(ServiceCall call, ListTagsForResourceRequest request) =>
        new() { Tags = [.. Existing(call, request.ResourceArn!).Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] };

    public static ImmutableSortedDictionary<string, string> With(TopicState topic, IReadOnlyList<Tag> tags)
    {
        if (tags.FirstOrDefault(tag => tag.Key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            throw SnsErrors.Invalid("Tags", $"Tag keys that begin with aws: are reserved for AWS: {reserved.Key}");
        }

        if (tags.DistinctBy(tag => tag.Key).Count() != tags.Count)
        {
            throw SnsErrors.Invalid("Tags", "Duplicated keys are not allowed.");
        }

        var changed = topic.Tags.SetItems(tags.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value!)));
        return changed.Count <= Most ? changed : throw SnsErrors.TooManyTags();
    }

    private static TopicState Existing(ServiceCall call, string arn) =>
        TopicNames.Find(call.Cloud, arn) is var (region, topic) && region == call.Region ? topic : throw SnsErrors.NoSuchResource();
}
