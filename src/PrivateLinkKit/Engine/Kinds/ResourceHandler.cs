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

    /// <summary>true if <see cref="UpdateAsync"/> leaves removals to <see cref="PruneAsync"/>.</summary>
    internal virtual bool Prunes => false;

    /// <summary>Removes settings used before, once everything else in the unit is ready; until then traffic may still need them.</summary>
    internal virtual Task<ResourceState> PruneAsync(Resource want, ResourceState have, HandlerContext context) => Task.FromResult(have);

    /// <summary>Returns the obstacles to the deletion of the resources in the context's placement. None, unless a kind says otherwise.</summary>
    /// <param name="observed">All resources to be deleted, of every kind and placement.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    internal virtual Task<IReadOnlyList<PreflightFinding>> BlockersAsync(ObservedStack observed, HandlerContext context) =>
        Task.FromResult<IReadOnlyList<PreflightFinding>>([]);

    /// <summary>Deletes it and waits until it is really gone. Gone already is success.</summary>
    internal abstract Task DeleteAsync(ResourceState have, HandlerContext context);

    /// <summary>Adds or overwrites tags.</summary>
    internal abstract Task SetTagsAsync(ResourceState have, IReadOnlyList<Tag> tags, HandlerContext context);

    /// <summary>Removes tags.</summary>
    internal abstract Task RemoveTagsAsync(ResourceState have, IReadOnlyList<string> keys, HandlerContext context);
}

/// <summary>Handler of one AWS kind: reads, compares, creates, updates, waits and deletes. It has no state of its own.</summary>
/// <typeparam name="TResource">The wanted resource.</typeparam>
/// <typeparam name="TState">The existing resource.</typeparam>
public abstract class ResourceHandler<TResource, TState> : ResourceHandler
    where TResource : Resource
    where TState : ResourceState
{
    /// <param name="kind">The CloudFormation type.</param>
    protected ResourceHandler(string kind) => Kind = kind;

    /// <inheritdoc/>
    public sealed override string Kind { get; }

    internal sealed override async Task<IReadOnlyList<ResourceState>> ListAsync(HandlerContext context) => await ReadAsync(context);

    internal sealed override IReadOnlyList<PropertyChange> Diff(Resource want, ResourceState? have, Outputs outputs)
    {
        var changes = Compare((TResource)want, (TState?)have, outputs).Where(change => have is null || !want.Ignores(change.Name)).ToList();
        if (changes.Count == 0 || SpecHashTag.Parse(have?.Tags.FirstOrDefault(tag => tag.Key == MarkKey)?.Value) is not { } mark)
        {
            return changes;
        }

        var wanted = TagOf(want);
        return [.. changes
            .Select(change => change is { Origin: ChangeOrigin.Unknown, IsSensitive: false } ? change with { Origin = mark.OriginOf(change, wanted) } : change)
            .Where(change => !(change.IsDrift && have!.NotReturned.Contains(change.Name)))];
    }

    internal sealed override IReadOnlyList<PropertyChange> IgnoredDiff(Resource want, ResourceState have, Outputs outputs) => want.Ignored.Count == 0
        ? []
        : [.. Compare((TResource)want, (TState)have, outputs).Where(change => want.Ignores(change.Name))];

    internal sealed override bool Conflicts(Resource want, ResourceState existing, Outputs outputs) => Conflicts((TResource)want, (TState)existing, outputs);

    /// <summary>A tag on another resource proves nothing: it may have been created long before.</summary>
    internal sealed override bool WasMadeAs(Resource want, ResourceState have) => HasTags && have.Tags.Contains(MarkOf(want));

    internal override IReadOnlyList<Tag> MarksOf(Resource want) => OwnMarksOf(want);

    internal sealed override async Task<ResourceState> CreateAsync(Resource want, HandlerContext context) => await CreateAsync((TResource)want, context);

    internal sealed override async Task<ResourceState> UpdateAsync(Resource want, ResourceState have, IReadOnlyList<PropertyChange> changes,
        HandlerContext context)
    {
        var properties = changes.Select(change => change.Name).Where(name => name is not TagDiff.Property).ToHashSet();
        ResourceState state = properties.Count > 0 ? await UpdatePropertiesAsync((TResource)want, (TState)have, properties, context) : have;
        return state with { Tags = await UpdateTagsAsync(want, (TState)have, context) };
    }

    internal sealed override async Task<ResourceState> StabiliseAsync(Resource want, ResourceState have, HandlerContext context) =>
        await StabiliseAsync((TResource)want, (TState)have, context);

    internal sealed override Task DeleteAsync(ResourceState have, HandlerContext context) => DeleteAsync((TState)have, context);

    internal sealed override Task SetTagsAsync(ResourceState have, IReadOnlyList<Tag> tags, HandlerContext context) =>
        SetTagsAsync((TState)have, tags, context);

    internal sealed override Task RemoveTagsAsync(ResourceState have, IReadOnlyList<string> keys, HandlerContext context) =>
        RemoveTagsAsync((TState)have, keys, context);

    /// <summary>Lists every resource of this kind that carries the stack's ownership tags, in one batched and paged read.</summary>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task<IReadOnlyList<TState>> ReadAsync(HandlerContext context);

    /// <summary>Compares every settable property except tags, one line each.</summary>
    /// <param name="diff">Receives the comparisons.</param>
    /// <param name="want">The wanted resource.</param>
    /// <param name="have">The existing one; null: there is none.</param>
    protected abstract void CompareProperties(PropertyDiff diff, TResource want, TState? have);

    /// <summary>
    /// Returns true if the wanted resource cannot be created while another of its kind exists. Default: false, old and new may exist side by side.
    /// </summary>
    /// <param name="want">The wanted resource.</param>
    /// <param name="existing">The existing one.</param>
    /// <param name="outputs">Resolves references.</param>
    protected virtual bool Conflicts(TResource want, TState existing, Outputs outputs) => false;

    /// <summary>
    /// Creates the resource in one call, with all tags of <see cref="HandlerContext.TagsOf"/>. Settings that the call does not support are applied by
    /// <see cref="UpdatePropertiesAsync"/>, which the engine calls next if a difference remains.
    /// </summary>
    /// <param name="want">The wanted resource.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task<TState> CreateAsync(TResource want, HandlerContext context);

    /// <summary>Updates properties, other than tags, that AWS can change in place. Does not change tags.</summary>
    /// <param name="want">The wanted resource.</param>
    /// <param name="have">The existing one.</param>
    /// <param name="changed">Names of the properties to update; never one of <see cref="Resource.Ignored"/>, which keep their values in AWS.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    /// <returns>The updated state.</returns>
    protected virtual Task<TState> UpdatePropertiesAsync(TResource want, TState have, IReadOnlySet<string> changed, HandlerContext context) =>
        Task.FromResult(have);

    /// <summary>Waits until AWS has finished with the resource. Default: it is ready as soon as it exists.</summary>
    /// <param name="want">The wanted resource.</param>
    /// <param name="have">The existing one.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    /// <returns>The current state.</returns>
    protected virtual Task<TState> StabiliseAsync(TResource want, TState have, HandlerContext context) => Task.FromResult(have);

    /// <summary>Deletes the resource and waits until it is gone. Gone already is success.</summary>
    /// <param name="have">The existing resource.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task DeleteAsync(TState have, HandlerContext context);

    /// <summary>false for a kind without tags in AWS. Its tag is then on another resource, set in that one's create call.</summary>
    private protected virtual bool HasTags => true;

    /// <summary>The tag's key.</summary>
    private protected virtual string MarkKey => OwnershipTags.SpecKey;

    /// <summary>Adds or overwrites tags.</summary>
    /// <param name="have">The existing resource.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task SetTagsAsync(TState have, IReadOnlyList<Tag> tags, HandlerContext context);

    /// <summary>Removes tags.</summary>
    /// <param name="have">The existing resource.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task RemoveTagsAsync(TState have, IReadOnlyList<string> keys, HandlerContext context);

    private IReadOnlyList<PropertyChange> Compare(TResource want, TState? have, Outputs outputs)
    {
        var diff = new PropertyDiff(outputs, exists: have is not null);
        CompareProperties(diff, want, have);
        if (HasTags)
        {
            TagDiff.Compare(diff, want, have);
        }

        return have is { NotFetched.Count: > 0 } ? [.. diff.Changes.Where(change => !have.NotFetched.Contains(change.Name))] : diff.Changes;
    }

    private IReadOnlyList<Tag> OwnMarksOf(Resource want) => HasTags ? [
        MarkOf(want), NameHashTag.Of(OwnershipTags.TagsKey, OwnershipTags.Wanted(want).Select(tag => tag.Key)).ToTag()] : [MarkOf(want)];

    private Tag MarkOf(Resource want) => new(MarkKey, TagOf(want).ToString());

    private SpecHashTag TagOf(Resource want) => SpecHashTag.Of(Wanted(want).Where(property => !want.Ignores(property.Name)));

    private async Task<EquatableList<Tag>> UpdateTagsAsync(Resource want, TState have, HandlerContext context)
    {
        var diff = TagDiff.Of(HasTags ? OwnershipTags.Wanted(want) : [], OwnMarksOf(want), have);
        if (diff.ToSet.Count > 0)
        {
            await SetTagsAsync(have, diff.ToSet, context);
        }

        if (diff.KeysToRemove.Count > 0)
        {
            await RemoveTagsAsync(have, diff.KeysToRemove, context);
        }

        return diff.Result;
    }
}
