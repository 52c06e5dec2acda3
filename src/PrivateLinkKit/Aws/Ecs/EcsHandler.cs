using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Tag = PrivateLinkKit.Engine.Model.Tag;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Base of the ECS handlers: changes tags.</summary>
internal abstract class EcsHandler<TResource, TState>(string kind) : ResourceHandler<TResource, TState>(kind)
    where TResource : PrivateLinkKit.Engine.Model.Resource
    where TState : ResourceState
{
    protected sealed override Task SetTagsAsync(TState have, IReadOnlyList<Tag> tags, HandlerContext context) =>
        context.RepeatAsync(cancellationToken => context.Ecs.TagResourceAsync(
            new TagResourceRequest { ResourceArn = have.PhysicalId, Tags = EcsTagging.ToSdk(tags) }, cancellationToken));

    protected sealed override Task RemoveTagsAsync(TState have, IReadOnlyList<string> keys, HandlerContext context) =>
        context.RepeatAsync(cancellationToken => context.Ecs.UntagResourceAsync(
            new UntagResourceRequest { ResourceArn = have.PhysicalId, TagKeys = [.. keys] }, cancellationToken));
}
