using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Base of the EC2 handlers: changes tags.</summary>
internal abstract class Ec2Handler<TResource, TState>(string kind) : ResourceHandler<TResource, TState>(kind)
    where TResource : Resource
    where TState : ResourceState
{
    internal override bool IsOnlyAtHome => false;

    /// <summary>Id that carries the tags.</summary>
    protected virtual string TaggedId(TState have) => have.PhysicalId;

    protected sealed override Task SetTagsAsync(TState have, IReadOnlyList<Tag> tags, HandlerContext context) =>
        context.RepeatAsync(token => context.Ec2.CreateTagsAsync(
            new Sdk.CreateTagsRequest { Resources = [TaggedId(have)], Tags = Ec2Tags.ToSdk(tags) }, token));

    protected sealed override Task RemoveTagsAsync(TState have, IReadOnlyList<string> keys, HandlerContext context) =>
        context.RepeatAsync(token => context.Ec2.DeleteTagsAsync(
            new Sdk.DeleteTagsRequest { Resources = [TaggedId(have)], Tags = [.. keys.Select(key => new Sdk.Tag { Key = key })] }, token));
}
