using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Kinds;

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

    internal sealed override IEnumerable<InterruptionCause> InterruptionsOf(PlannedChange update, ObservedStack observed, ResourceGraph graph) =>
        InterruptionsOf(new PlannedUpdate<TResource, TState>(update, observed, graph)).Select(cause => Allowed(cause, update.Id));

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

    internal sealed override async Task<ResourceState> PruneAsync(Resource want, ResourceState have, HandlerContext context) =>
        await PruneAsync((TResource)want, (TState)have, context);

    internal sealed override IEnumerable<PreflightCheck> ChecksOf(Resource want) => ChecksOf((TResource)want);

    internal sealed override Task<IReadOnlyList<PreflightFinding>> BlockersAsync(IReadOnlyList<ResourceState> going, HandlerContext context) =>
        BlockersAsync([.. going.OfType<TState>().Where(have => have.At == context.At)], going, context);

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

    /// <summary>Returns the checks to be made before the first change of the unit, such as a <see cref="NameCheck"/>. Default: none.</summary>
    /// <param name="want">A wanted resource that is created, updated or replaced.</param>
    protected virtual IEnumerable<PreflightCheck> ChecksOf(TResource want) => [];

    /// <summary>
    /// Returns the obstacles for which AWS would refuse to delete resources, such as deletion protection, before a destroy deletes the first one. Default:
    /// none. If a call of it fails, the destroy fails before it deletes anything; for a read whose permission hosts may lack, catch the error.
    /// </summary>
    /// <param name="have">The resources of the kind in the context's account and region.</param>
    /// <param name="going">All resources to be deleted, of every kind, account and region.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected virtual Task<IReadOnlyList<PreflightFinding>> BlockersAsync(
        IReadOnlyList<TState> have, IReadOnlyList<ResourceState> going, HandlerContext context) => Task.FromResult<IReadOnlyList<PreflightFinding>>([]);

    /// <summary>
    /// Returns the reasons for which an update in place disconnects consumers. A repair of what already cuts them off is none. Called for updates of resources
    /// that carry requests, and of a consumer's endpoint. Default: none. <see cref="InterruptionCode.UnknownLeftover"/> and
    /// <see cref="InterruptionCode.PermissionRemoved"/> are the library's own, and are refused.
    /// </summary>
    /// <param name="update">The update.</param>
    protected virtual IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<TResource, TState> update) => [];

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

    /// <summary>
    /// Removes settings used before, once everything else in the unit is ready; until then traffic may still need them. Called after each creation and update
    /// of a kind that <see cref="ResourceHandler.Prunes"/>; if it does not get there, the next plan must still show the difference. Default: removes nothing.
    /// </summary>
    /// <param name="want">The wanted resource.</param>
    /// <param name="have">The existing one, with the old and the new settings.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    /// <returns>The current state.</returns>
    protected virtual Task<TState> PruneAsync(TResource want, TState have, HandlerContext context) => Task.FromResult(have);

    /// <summary>Deletes the resource and waits until it is gone. Gone already is success.</summary>
    /// <param name="have">The existing resource.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task DeleteAsync(TState have, HandlerContext context);

    /// <summary>Adds or overwrites tags.</summary>
    /// <param name="have">The existing resource. Of a kind with <see cref="ResourceHandler.TagOnParent"/>, the other resource has the tag.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task SetTagsAsync(TState have, IReadOnlyList<Tag> tags, HandlerContext context);

    /// <summary>Removes tags.</summary>
    /// <param name="have">The existing resource.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    protected abstract Task RemoveTagsAsync(TState have, IReadOnlyList<string> keys, HandlerContext context);

    /// <summary>Nobody consents to a revocation, and a leftover is held by its own id.</summary>
    private InterruptionCause Allowed(InterruptionCause cause, LogicalId id) =>
        cause.Code is InterruptionCode.UnknownLeftover || (cause.Code is InterruptionCode.PermissionRemoved && !HasPermissions)
            ? throw new InvalidOperationException($"{Kind} returns the interruption {cause.Code} for {id}, which only the library finds. "
                + $"Return {nameof(InterruptionCode.Updated)} from {nameof(InterruptionsOf)}.")
            : cause;

    private bool HasTags => TagOnParent is null;

    private string MarkKey => TagOnParent ?? OwnershipTags.SpecKey;

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
        var diff = HasTags ? TagDiff.Of(OwnershipTags.Wanted(want), OwnMarksOf(want), have)
            : TagDiff.Of([], OwnMarksOf(want), (ResourceState)have with { Tags = [.. have.Tags.Where(tag => tag.Key == MarkKey)] });
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
