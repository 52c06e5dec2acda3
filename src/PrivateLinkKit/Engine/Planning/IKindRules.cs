using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Planning rules of a kind. Pure; no AWS call.</summary>
internal interface IKindRules
{
    /// <summary>Compares a wanted resource with the existing one.</summary>
    IReadOnlyList<PropertyChange> Diff(Resource want, ResourceState? have, Outputs outputs);

    /// <summary>
    /// Returns true if the existing resource was created or last updated for exactly this description, so that everything it refers to existed.
    /// </summary>
    bool WasMadeAs(Resource want, ResourceState have);

    /// <summary>Returns true if AWS refuses to change this property while the resource is used, so that it must be replaced.</summary>
    bool IsHeld(PropertyChange change, IReadOnlyCollection<ResourceState> users);

    /// <summary>
    /// Returns true if the wanted resource cannot be created while another of its kind exists, so that the old one must be deleted first.
    /// </summary>
    bool Conflicts(Resource want, ResourceState existing, Outputs outputs);

    /// <summary>Returns true if a replacement disconnects connected consumers.</summary>
    /// <param name="changes">The differences.</param>
    /// <param name="deletedFirst">true if the old one is deleted before the new one exists.</param>
    bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst);

    /// <summary>Returns the causes for which an update in place disconnects consumers. A repair of what already cuts them off is none.</summary>
    /// <param name="update">The update.</param>
    /// <param name="observed">All existing resources.</param>
    IEnumerable<InterruptionCause> InterruptionsOf(PlannedChange update, ObservedStack observed) => [];

    /// <summary>
    /// Returns what consumers in these accounts need of the service's resource, compared with the existing one; null: nothing, it is as they need it.
    /// </summary>
    (Resource Want, ResourceState Have)? ForConsumers(Resource want, ResourceState have, IEnumerable<Placement> consumers) => null;

    /// <summary>Returns true if AWS refuses the change of this property while consumers are connected, in the stack or not.</summary>
    bool NeedsNoConsumers(PropertyChange change) => false;

    /// <summary>Returns true if AWS allows the change of an endpoint service only without connections.</summary>
    bool NeedsNoConnections(PlannedChange change) => change.Have is { ServesConsumers: true } && change.Action switch
    {
        ChangeAction.Delete or ChangeAction.Replace => true,
        ChangeAction.Update => change.Properties.Any(NeedsNoConsumers),
        _ => false,
    };
}
