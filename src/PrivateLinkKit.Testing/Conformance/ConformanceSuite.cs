namespace PrivateLinkKit.Testing;

/// <summary>
/// A kind of AWS resource under test: a stack with one of its resources, changed descriptions of it, and the ways in which somebody else changes it. Derive a
/// class for a kind, and pass it to <see cref="ConformanceKit.CheckAsync"/>.
/// </summary>
public abstract class ConformanceSuite
{
    /// <summary>The stack with the resource.</summary>
    public abstract PrivateLinkStack Stack { get; }

    /// <summary>The resource's name in the stack, such as <c>orders/events</c>.</summary>
    public abstract string LogicalId { get; }

    /// <summary>The name in the ownership tags that <see cref="ListAsync"/> returns.</summary>
    /// <value>Default: <see cref="LogicalId"/>. Of a kind that AWS cannot tag, the name of the resource whose tags say whose it is.</value>
    public virtual string TaggedLogicalId => LogicalId;

    /// <summary>Changed descriptions: one for each property of the resource, except <see cref="FixedProperties"/>.</summary>
    public abstract IReadOnlyList<DescriptionChange> Changes { get; }

    /// <summary>Changes in AWS outside the stack: one for each property that AWS can change in place, except tags, which the kit changes itself.</summary>
    public abstract IReadOnlyList<ManualChange> ManualChanges { get; }

    /// <summary>CloudFormation names of properties that no description can change, for example because they follow from the stack's name.</summary>
    /// <value>Default: none.</value>
    public virtual IReadOnlyCollection<string> FixedProperties => [];

    /// <summary>Secret values in <see cref="Stack"/> and <see cref="Changes"/>, which must not appear in plans, tags, progress, logs or errors.</summary>
    /// <value>Default: none, and the check is skipped.</value>
    public virtual IReadOnlyCollection<string> Secrets => [];

    /// <summary>AWS's refusal to delete the resource while it is used.</summary>
    /// <value>Default null: AWS deletes it in any case, and the check is skipped.</value>
    public virtual InUseRefusal? InUse => null;

    /// <summary>Options of the AWS that the checks run on; the kit sets its clock and pace.</summary>
    /// <value>Default: those of <see cref="EmbeddedAwsOptions"/>.</value>
    public virtual EmbeddedAwsOptions AwsOptions => new();

    /// <summary>Account id of the stack's home.</summary>
    /// <value>Default 111111111111.</value>
    public virtual string Account => "111111111111";

    /// <summary>Region of the stack's home.</summary>
    /// <value>Default <c>eu-west-1</c>.</value>
    public virtual string Region => "eu-west-1";

    /// <summary>Prepares an AWS before the first apply: images, and resources that the stack uses. Default: nothing.</summary>
    /// <param name="context">The AWS.</param>
    public virtual Task PrepareAsync(ConformanceContext context) => Task.CompletedTask;

    /// <summary>Adds the kind's module, and any other options. The kit sets the service URL, credentials, region and clock.</summary>
    /// <param name="options">Options of a provisioner.</param>
    public virtual void Configure(PrivateLinkOptions options)
    {
    }

    /// <summary>
    /// Returns true for a call that the kind under test makes: faults hit only those. Default: calls to <see cref="EmbeddedAwsOptions.Services"/>; without
    /// such services, all calls.
    /// </summary>
    /// <param name="call">A call of a provisioner.</param>
    public virtual bool IsOfTheKind(RecordedRequest call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return AwsOptions.Services is { Count: > 0 } services ? services.Any(service => service.Name == call.Service) : call.Service != "sts";
    }

    /// <summary>
    /// Lists all resources of the kind in the account and region, of any origin, with all their tags and settings, with a plain SDK client; without those
    /// already deleted.
    /// </summary>
    /// <param name="context">The AWS.</param>
    public abstract Task<IReadOnlyList<ExistingResource>> ListAsync(ConformanceContext context);

    /// <summary>Deletes a resource of the kind as somebody else would, with a plain SDK client.</summary>
    /// <param name="context">The AWS.</param>
    /// <param name="id">Its AWS id.</param>
    public abstract Task DeleteAsync(ConformanceContext context, string id);

    /// <summary>Sets and removes tags of a resource of the kind as somebody else would, with a plain SDK client.</summary>
    /// <param name="context">The AWS.</param>
    /// <param name="id">Its AWS id.</param>
    /// <param name="set">Tags to add or overwrite.</param>
    /// <param name="remove">Keys of tags to remove.</param>
    public abstract Task ChangeTagsAsync(
        ConformanceContext context, string id, IReadOnlyDictionary<string, string> set, IReadOnlyCollection<string> remove);
}
