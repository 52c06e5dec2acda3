using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>A planned update in place, of a resource that carries requests.</summary>
/// <typeparam name="TResource">The wanted resource.</typeparam>
/// <typeparam name="TState">The existing resource.</typeparam>
public sealed class PlannedUpdate<TResource, TState>
    where TResource : Resource
    where TState : ResourceState
{
    private readonly PlannedChange _change;
    private readonly ObservedStack _observed;
    private readonly ResourceGraph _graph;

    internal PlannedUpdate(PlannedChange change, ObservedStack observed, ResourceGraph graph) => (_change, _observed, _graph) = (change, observed, graph);

    /// <summary>The wanted resource.</summary>
    public TResource Want => (TResource)_change.Want!;

    /// <summary>The existing one.</summary>
    public TState Have => (TState)_change.Have!;

    /// <summary>The differences.</summary>
    public IReadOnlyList<PropertyChange> Properties => _change.Properties;

    /// <summary>All wanted resources of the stack.</summary>
    public IReadOnlyList<Resource> AllWanted => _graph.InOrder;

    /// <summary>All existing resources of the stack.</summary>
    public IReadOnlyList<ResourceState> AllExisting => _observed.Resources;

    /// <summary>
    /// Returns the change of a property by the description; null if it does not change, or if the update only repairs what somebody changed in AWS
    /// (<see cref="PropertyChange.IsDrift"/>), so that it is the repair that lets requests through.
    /// </summary>
    /// <param name="property">The property's CloudFormation name.</param>
    public PropertyChange? ByDescription(string property) => Properties.FirstOrDefault(change => change.Name == property && !change.IsDrift);

    /// <summary>
    /// Returns the old and new value for <see cref="Guards.InterruptionCause.Evidence"/>, without secrets, and with logical ids instead of AWS ids, so that it
    /// is the same in each plan.
    /// </summary>
    /// <param name="property">One of <see cref="Properties"/>.</param>
    public string EvidenceOf(PropertyChange property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Evidence.Of(property, _observed);
    }
}
