using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Handler of one AWS kind, as the engine uses it.</summary>
public abstract class ResourceHandler : KindRules
{
    private protected ResourceHandler()
    {
    }

    /// <summary>The CloudFormation type.</summary>
    public abstract string Kind { get; }

    /// <summary>Lists every resource of this kind that carries the stack's ownership tags, in one batched and paged read.</summary>
    internal abstract Task<IReadOnlyList<ResourceState>> ListAsync(HandlerContext context);

    /// <summary>true if only the service's unit has resources of this kind, so that no consumer's account or region is searched for them.</summary>
    internal virtual bool IsOnlyAtHome => true;

    /// <summary>true if its updates may revoke permissions, for which nobody has to consent.</summary>
    internal virtual bool HasPermissions => false;

    /// <summary>Returns the endpoints that are connected to an endpoint service, the stack's own included. Default: none.</summary>
    internal virtual Task<IReadOnlyList<ForeignConnection>> ConnectionsAsync(ResourceState have, HandlerContext context) =>
        Task.FromResult<IReadOnlyList<ForeignConnection>>([]);

    /// <summary>Rejects connections to an endpoint service, which disconnects the endpoints.</summary>
    internal virtual Task RejectAsync(ResourceState have, IReadOnlyList<string> endpointIds, HandlerContext context) =>
        throw new NotSupportedException($"Resources of type {Kind} have no connections.");

    /// <summary>The tags that record the wanted state at creation.</summary>
    internal abstract IReadOnlyList<Tag> MarksOf(Resource want);

    /// <summary>Time in which AWS usually makes it ready, during which it is polled often. Default: not known.</summary>
    public virtual UsualTime? UsuallyReady => null;

    /// <summary>Time in which AWS usually deletes it. Default: not known.</summary>
    public virtual UsualTime? UsuallyGone => null;

    /// <summary>
    /// Creates the resource in one call, ownership tags included. Settings that the call does not support are applied by
    /// <see cref="UpdateAsync"/>, which the engine calls next if a difference remains.
    /// </summary>
    internal abstract Task<ResourceState> CreateAsync(Resource want, HandlerContext context);

    /// <summary>Updates the named properties of an existing resource.</summary>
    internal abstract Task<ResourceState> UpdateAsync(Resource want, ResourceState have, IReadOnlyList<PropertyChange> changes, HandlerContext context);

    /// <summary>Waits until AWS has finished with it; returns the current state.</summary>
    internal abstract Task<ResourceState> StabiliseAsync(Resource want, ResourceState have, HandlerContext context);

    /// <summary>
    /// Key of a tag on another resource, for a part of a resource that AWS cannot tag on its own. The tag's only purpose is to distinguish drift from a changed
    /// description; who owns the part is said by the tags of the other resource.
    /// </summary>
    /// <value>Default null: the resource has tags. Otherwise it begins with <c>privatelinkkit:</c>, and no other kind has it.</value>
    public virtual string? TagOnParent => null;

    /// <summary>true if updates leave removals to <see cref="ResourceHandler{TResource, TState}.PruneAsync(TResource, TState, HandlerContext)"/>.</summary>
    /// <value>Default false.</value>
    public virtual bool Prunes => false;

    /// <summary>Removes settings used before, once everything else in the unit is ready; until then traffic may still need them.</summary>
    internal abstract Task<ResourceState> PruneAsync(Resource want, ResourceState have, HandlerContext context);

    /// <summary>Returns the checks to be made before a wanted resource changes.</summary>
    internal abstract IEnumerable<PreflightCheck> ChecksOf(Resource want);

    /// <summary>Returns the obstacles to the deletion of the resources in the context's placement.</summary>
    /// <param name="going">All resources to be deleted, of every kind and placement.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    internal abstract Task<IReadOnlyList<PreflightFinding>> BlockersAsync(IReadOnlyList<ResourceState> going, HandlerContext context);

    /// <summary>Deletes it and waits until it is really gone. Gone already is success.</summary>
    internal abstract Task DeleteAsync(ResourceState have, HandlerContext context);

    /// <summary>Adds or overwrites tags.</summary>
    internal abstract Task SetTagsAsync(ResourceState have, IReadOnlyList<Tag> tags, HandlerContext context);

    /// <summary>Removes tags.</summary>
    internal abstract Task RemoveTagsAsync(ResourceState have, IReadOnlyList<string> keys, HandlerContext context);
}
