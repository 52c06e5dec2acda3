using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Model;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;
using Tag = PrivateLinkKit.Model.Tag;

namespace PrivateLinkKit.Resources.ElbV2;

internal static class ElbV2Tagging
{
    /// <summary>As a create call takes them.</summary>
    public static List<Sdk.Tag> ElbV2Tags(this HandlerContext context, Resource want) => ToSdk(context.Tags.For(want));

    /// <summary>Brings the visible tags of a load balancer, target group or listener to what is wanted.</summary>
    public static async Task<EquatableList<Tag>> SetElbV2TagsAsync(this HandlerContext context, Resource want, ResourceState have)
    {
        var diff = TagDiff.Of(want, have);
        if (diff.ToSet.Count > 0)
        {
            await context.RepeatAsync(cancellationToken => context.ElbV2.AddTagsAsync(
                new AddTagsRequest { ResourceArns = [have.PhysicalId], Tags = ToSdk(diff.ToSet) }, cancellationToken));
        }

        if (diff.KeysToRemove.Count > 0)
        {
            await context.RepeatAsync(cancellationToken => context.ElbV2.RemoveTagsAsync(
                new RemoveTagsRequest { ResourceArns = [have.PhysicalId], TagKeys = [.. diff.KeysToRemove] }, cancellationToken));
        }

        return Owned.Made(want).Tags;
    }

    private static List<Sdk.Tag> ToSdk(IEnumerable<Tag> tags) => [.. tags.Select(tag => new Sdk.Tag { Key = tag.Key, Value = tag.Value })];
}
