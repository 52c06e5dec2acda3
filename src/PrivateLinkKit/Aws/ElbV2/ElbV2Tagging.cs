using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;
using Tag = PrivateLinkKit.Engine.Model.Tag;

namespace PrivateLinkKit.Aws.ElbV2;

internal static class ElbV2Tagging
{
    /// <summary>Returns the tags as a create call takes them.</summary>
    public static List<Sdk.Tag> ElbV2Tags(this HandlerContext context, Resource want) => ToSdk(context.TagsOf(want));

    public static List<Sdk.Tag> ToSdk(IEnumerable<Tag> tags) => [.. tags.Select(tag => new Sdk.Tag { Key = tag.Key, Value = tag.Value })];
}
