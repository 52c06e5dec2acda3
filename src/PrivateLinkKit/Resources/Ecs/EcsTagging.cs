using Amazon.ECS.Model;
using PrivateLinkKit.Model;
using Sdk = Amazon.ECS.Model;
using Tag = PrivateLinkKit.Model.Tag;

namespace PrivateLinkKit.Resources.Ecs;

internal static class EcsTagging
{
    /// <summary>As a create call takes them.</summary>
    public static List<Sdk.Tag> EcsTags(this HandlerContext context, Resource want) => ToSdk(context.Tags.For(want));

    public static List<Tag> FromSdk(IEnumerable<Sdk.Tag>? tags) => [.. (tags ?? []).Select(tag => new Tag(tag.Key, tag.Value))];

    /// <summary>Brings the visible tags of a cluster, task definition or service to what is wanted.</summary>
    public static async Task<EquatableList<Tag>> SetEcsTagsAsync(this HandlerContext context, Resource want, ResourceState have)
    {
        var diff = TagDiff.Of(want, have);
        if (diff.ToSet.Count > 0)
        {
            await context.RepeatAsync(cancellationToken => context.Ecs.TagResourceAsync(
                new TagResourceRequest { ResourceArn = have.PhysicalId, Tags = ToSdk(diff.ToSet) }, cancellationToken));
        }

        if (diff.KeysToRemove.Count > 0)
        {
            await context.RepeatAsync(cancellationToken => context.Ecs.UntagResourceAsync(
                new UntagResourceRequest { ResourceArn = have.PhysicalId, TagKeys = [.. diff.KeysToRemove] }, cancellationToken));
        }

        return Owned.Made(want).Tags;
    }

    private static List<Sdk.Tag> ToSdk(IEnumerable<Tag> tags) => [.. tags.Select(tag => new Sdk.Tag { Key = tag.Key, Value = tag.Value })];
}
