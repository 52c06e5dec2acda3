using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.ECS.Model;
using Tag = PrivateLinkKit.Engine.Model.Tag;

namespace PrivateLinkKit.Aws.Ecs;

internal static class EcsTagging
{
    /// <summary>Returns the tags as a create call takes them.</summary>
    public static List<Sdk.Tag> EcsTags(this HandlerContext context, Resource want) => ToSdk(context.TagsOf(want));

    public static List<Tag> FromSdk(IEnumerable<Sdk.Tag>? tags) => [.. (tags ?? []).Select(tag => new Tag(tag.Key, tag.Value))];

    public static List<Sdk.Tag> ToSdk(IEnumerable<Tag> tags) => [.. tags.Select(tag => new Sdk.Tag { Key = tag.Key, Value = tag.Value })];
}
