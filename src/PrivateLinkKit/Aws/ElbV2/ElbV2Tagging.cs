using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;
using Tag = PrivateLinkKit.Engine.Model.Tag;

namespace PrivateLinkKit.Aws.ElbV2;

internal static class ElbV2Tagging
{
    /// <summary>Returns the tags as a create call takes them.</summary>
    public static List<Sdk.Tag> ElbV2Tags(this HandlerContext context, Resource want) => ToSdk(context.TagsOf(want));

    /// <summary>Reports the names of resources to create that others have.</summary>
    /// <param name="context">Context of the placement; load balancers are only at the stack's home.</param>
    /// <param name="owned">The stack's existing resources of the kind.</param>
    /// <param name="having">Returns the ARNs of those with the name.</param>
    public static void BlockTakenNames<TResource>(this HandlerContext context, IEnumerable<LogicalId> owned, Func<TResource, IEnumerable<string>> having)
        where TResource : Resource
    {
        if (context.OnlyDeletes || context.At != context.Graph.Home)
        {
            return;
        }

        foreach (var want in context.Graph.InOrder.OfType<TResource>().ExceptBy(owned, want => want.Id))
        {
            if (having(want).FirstOrDefault() is { } taken)
            {
                context.Block(new PreflightFinding
                {
                    Code = PreflightCode.NameTaken,
                    LogicalId = want.Id.Value,
                    ResourceId = taken,
                    Text = $"{taken} has the name that the stack needs, but does not carry the stack's tags",
                    Remedy = $"If it is the stack's, restore the tags: {context.ElbV2Command(want.Id, taken)} . Otherwise delete it, or rename the stack.",
                });
            }
        }
    }

    public static List<Sdk.Tag> ToSdk(IEnumerable<Tag> tags) => [.. tags.Select(tag => new Sdk.Tag { Key = tag.Key, Value = tag.Value })];
}
