using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Planning rules of a kind. Pure; no AWS call.</summary>
public abstract class KindRules
{
    private protected KindRules()
    {
    }

    /// <summary>Compares a wanted resource with the existing one.</summary>
    internal abstract IReadOnlyList<PropertyChange> Diff(Resource want, ResourceState? have, Outputs outputs);

    /// <summary>Returns the wanted properties, ordered by name; references are not resolved.</summary>
    internal IReadOnlyList<PropertyChange> Wanted(Resource want) =>
        [.. Diff(want, have: null, new Outputs()).OrderBy(property => property.Name, StringComparer.Ordinal)];

    /// <summary>Returns the differences that are no changes (<see cref="Resource.Ignored"/>).</summary>
    internal virtual IReadOnlyList<PropertyChange> IgnoredDiff(Resource want, ResourceState have, Outputs outputs) => [];

    /// <summary>
    /// Returns true if the existing resource was created or last updated for exactly this description, so that everything it refers to existed.
    /// </summary>
    internal abstract bool WasMadeAs(Resource want, ResourceState have);

    /// <summary>Returns true if AWS refuses to change this property while the resource is used, so that it must be replaced.</summary>
    /// <param name="change">The difference.</param>
    /// <param name="users">Existing resources that use it.</param>
    /// <value>Default: false.</value>
    public virtual bool IsHeld(PropertyChange change, IReadOnlyCollection<ResourceState> users) => false;

    /// <summary>
    /// Returns true if the wanted resource cannot be created while another of its kind exists, so that the old one must be deleted first.
    /// </summary>
    internal abstract bool Conflicts(Resource want, ResourceState existing, Outputs outputs);

    /// <summary>Returns true if a replacement disconnects connected consumers.</summary>
    /// <param name="changes">The differences.</param>
    /// <param name="deletedFirst">true if the old one is deleted before the new one exists.</param>
    /// <value>Default: true.</value>
    public virtual bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => true;

    /// <summary>Returns the causes for which an update in place disconnects consumers.</summary>
    /// <param name="update">The update.</param>
    /// <param name="observed">All existing resources.</param>
    /// <param name="graph">All wanted resources.</param>
    internal virtual IEnumerable<InterruptionCause> InterruptionsOf(PlannedChange update, ObservedStack observed, ResourceGraph graph) => [];

    /// <summary>
    /// Returns what consumers in these accounts need of the service's resource, compared with the existing one; null: nothing, it is as they need it.
    /// </summary>
    internal virtual (Resource Want, ResourceState Have)? ForConsumers(Resource want, ResourceState have, IEnumerable<Placement> consumers) => null;

    /// <summary>Returns the principals that an endpoint service admits after an apply, those that others have allowed included; <c>*</c> for all.</summary>
    internal virtual IEnumerable<string> AdmittedBy(Resource want, ResourceState have) => want.Admits;

    /// <summary>Returns true if AWS refuses the change of this property while consumers are connected, in the stack or not.</summary>
    internal virtual bool NeedsNoConsumers(PropertyChange change) => false;

    /// <summary>Returns true if the property decides who may connect.</summary>
    internal virtual bool ChangesAdmission(PropertyChange change) => false;

    /// <summary>Returns true if AWS allows the change of an endpoint service only without connections.</summary>
    internal bool NeedsNoConnections(PlannedChange change) => change.Have is { ServesConsumers: true } && change.Action switch
    {
        ChangeAction.Delete or ChangeAction.Replace => true,
        ChangeAction.Update => change.Properties.Any(NeedsNoConsumers),
        _ => false,
    };
}
