using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Tag = PrivateLinkKit.Engine.Model.Tag;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Base of the load balancing handlers: changes tags.</summary>
internal abstract class ElbV2Handler<TResource, TState>(string kind) : ResourceHandler<TResource, TState>(kind)
    where TResource : PrivateLinkKit.Engine.Model.Resource
    where TState : ResourceState
{
    protected sealed override Task SetTagsAsync(TState have, IReadOnlyList<Tag> tags, HandlerContext context) =>
        context.RepeatAsync(cancellationToken => context.ElbV2.AddTagsAsync(
            new AddTagsRequest { ResourceArns = [have.PhysicalId], Tags = ElbV2Tagging.ToSdk(tags) }, cancellationToken));

    protected sealed override Task RemoveTagsAsync(TState have, IReadOnlyList<string> keys, HandlerContext context) =>
        context.RepeatAsync(cancellationToken => context.ElbV2.RemoveTagsAsync(
            new RemoveTagsRequest { ResourceArns = [have.PhysicalId], TagKeys = [.. keys] }, cancellationToken));
}
