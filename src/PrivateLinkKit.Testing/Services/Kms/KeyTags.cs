using System.Collections.Immutable;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Kms;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>Tags of keys.</summary>
internal static class KeyTags
{
    private static readonly TagRules Rules = new(
        _ => KmsErrors.Tag("Duplicate tag keys"),
        key => KmsErrors.Tag($"Tag keys that begin with aws: are reserved for AWS: {key}"),
        _ => KmsErrors.Tag("Too many tags"));

    public static TagResourceResult Tag(ServiceCall call, TagResourceRequest request)
    {
        var key = Keys.Usable(call, request.KeyId!);
        call.Region.Kms.Keys.Put(key with { Tags = Add(key, request.Tags!) });
        return new();
    }

    public static UntagResourceResult Untag(ServiceCall call, UntagResourceRequest request)
    {
        var key = Keys.Usable(call, request.KeyId!);
        call.Region.Kms.Keys.Put(key with { Tags = key.Tags.RemoveRange(request.TagKeys!) });
        return new();
    }

    public static ListResourceTagsResult List(ServiceCall call, ListResourceTagsRequest request)
    {
        var (page, next) = KeyPages.Of(
            KeyLookup.Key(call.Region, request.KeyId!).Tags, tag => tag.Key, request.Marker, request.Limit ?? TagRules.Most, KmsErrors.InvalidMarker);
        return new()
        {
            Tags = [.. page.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value })],
            NextMarker = next,
            Truncated = next is not null,
        };
    }

    public static ImmutableSortedDictionary<string, string> Add(KmsKey key, IReadOnlyList<Tag> tags) =>
        Rules.Add(key.Tags, tags.Select(tag => KeyValuePair.Create(tag.TagKey!, tag.TagValue!)));
}
