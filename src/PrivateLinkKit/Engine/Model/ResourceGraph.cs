using System.Collections.Frozen;

namespace PrivateLinkKit.Engine.Model;

/// <summary>All wanted resources of one stack, each after its dependencies.</summary>
internal sealed class ResourceGraph
{
    private readonly Dictionary<LogicalId, Resource> _byId;
    private readonly Dictionary<string, Placement> _placementByUnit;
    private readonly Lazy<Dictionary<Placement, IReadOnlySet<string>>> _kindsByPlacement;

    /// <exception cref="CircularDependencyException{T}">A <see cref="Milestone"/> waits for itself.</exception>
    public ResourceGraph(string stack, IEnumerable<Resource> resources, IEnumerable<Placement> placements)
        : this(stack, [.. resources], placements, isInOrder: false)
    {
    }

    private ResourceGraph(string stack, IReadOnlyList<Resource> resources, IEnumerable<Placement> placements, bool isInOrder)
    {
        Stack = stack;
        _byId = resources.ToDictionary(resource => resource.Id);
        _placementByUnit = _byId.Values.DistinctBy(resource => resource.Id.Unit).ToDictionary(resource => resource.Id.Unit, resource => resource.At);
        _kindsByPlacement = new(() => _byId.Values.GroupBy(resource => resource.At, resource => resource.Kind)
            .ToDictionary(kinds => kinds.Key, IReadOnlySet<string> (kinds) => kinds.ToFrozenSet()));
        Placements = [.. placements.Distinct()];
        InOrder = isInOrder ? resources : [.. TopologicalOrder.Of(_byId.Values.SelectMany(resource => Milestones(resource.Id)), Before)
            .Where(milestone => !milestone.IsReady).Select(milestone => Find(milestone.Id))];
    }

    public string Stack { get; }

    /// <summary>The stack's identity; null before <see cref="IdentifiedAs"/>.</summary>
    public StackIdentity? Identity { get; private init; }

    /// <summary>Adjustments to what exists.</summary>
    public IReadOnlyList<IGraphAdjustment> Adjustments { get; init; } = [];

    /// <summary>Checks of what the units use or need.</summary>
    public IReadOnlyList<IGraphCheck> Checks { get; init; } = [];

    /// <summary>Logical id of the endpoint service of a stack that is known by its name and home only; null if its resources are described.</summary>
    public LogicalId? UndescribedService { get; init; }

    /// <summary>Units that are described as protected from deletion; the stack's name: the stack as a whole.</summary>
    public IReadOnlySet<string> Protected { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The units whose resources may change. The service's are there for reference if it is not among them.</summary>
    /// <value>null: all units.</value>
    public IReadOnlySet<string>? Scope { get; private init; }

    /// <summary>Places that may hold resources of the stack, also where none is wanted any more; the provider's first.</summary>
    public IReadOnlyList<Placement> Placements { get; }

    public Placement Home => Placements[0];

    public IReadOnlyList<Resource> InOrder { get; }

    /// <summary>The units that have resources: the service, by the stack's name, and its consumers.</summary>
    public IReadOnlyCollection<string> Units => _placementByUnit.Keys;

    /// <summary>Returns the kinds of which the description wants resources in a placement.</summary>
    public IReadOnlySet<string> KindsAt(Placement placement) => _kindsByPlacement.Value.GetValueOrDefault(placement) ?? FrozenSet<string>.Empty;

    /// <summary>Returns the placement of a unit; null if the unit is no longer wanted.</summary>
    public Placement? PlacementOf(string unit) => _placementByUnit.GetValueOrDefault(unit);

    public Resource? this[LogicalId id] => _byId.GetValueOrDefault(id);

    /// <summary>Returns true if the resources of a unit may change.</summary>
    public bool IsInScope(string unit) => Scope is null || Scope.Contains(unit);

    /// <summary>Returns the graph of the service and of some units, which alone may change.</summary>
    public ResourceGraph LimitedTo(IReadOnlySet<string> units) =>
        Part(unit => unit == Stack || units.Contains(unit), units.Select(unit => _placementByUnit[unit]).Prepend(Home), units);

    /// <summary>Returns the resources of some units. Their dependencies must be among them.</summary>
    public ResourceGraph Of(Func<string, bool> unit) => Part(unit, Placements, Scope);

    /// <summary>Returns the graph with these resources replacing those with the same logical ids.</summary>
    public ResourceGraph With(IEnumerable<Resource> changed) => With(changed, Identity);

    /// <summary>Returns the graph of an identified stack.</summary>
    /// <param name="identity">The stack's identity.</param>
    /// <param name="isAway">Returns true for a placement in another account or region than the stack's home.</param>
    public ResourceGraph IdentifiedAs(StackIdentity identity, Func<Placement, bool> isAway)
    {
        var away = Placements.Where(isAway).ToHashSet();
        return With(InOrder.Where(resource => away.Contains(resource.At)).Select(resource => resource.NamedApart(identity)), identity);
    }

    /// <summary>Returns the graph adjusted to what exists.</summary>
    public ResourceGraph AdjustedTo(IReadOnlyCollection<ResourceState> have) => Adjustments.Aggregate(
        this, (graph, adjustment) => adjustment.Adjust(graph, have) is [_, ..] adjusted ? graph.With(adjusted) : graph);

    /// <summary>The same stack without any resource.</summary>
    public ResourceGraph Empty => new(Stack, [], Placements) { Identity = Identity };

    /// <summary>Returns true if a resource of this id and kind is wanted, wherever.</summary>
    public bool Describes(ResourceState state) => this[state.Id]?.Kind == state.Kind;

    private ResourceGraph With(IEnumerable<Resource> changed, StackIdentity? identity)
    {
        var byId = changed.ToDictionary(resource => resource.Id);
        return new ResourceGraph(
            Stack,
            [.. InOrder.Select(resource => byId.GetValueOrDefault(resource.Id) ?? resource)],
            Placements,
            isInOrder: byId.Values.All(resource => this[resource.Id] is { } before && WaitsForTheSame(resource, before)))
        {
            Identity = identity,
            UndescribedService = UndescribedService,
            Adjustments = Adjustments,
            Checks = Checks,
            Protected = Protected,
            Scope = Scope,
        };
    }

    private ResourceGraph Part(Func<string, bool> unit, IEnumerable<Placement> placements, IReadOnlySet<string>? scope) =>
        new(Stack, InOrder.Where(resource => unit(resource.Id.Unit)), placements)
        {
            Identity = Identity,
            Adjustments = Adjustments,
            Checks = [.. Checks.Where(check => unit(check.Id.Unit))],
            Protected = Protected,
            Scope = scope,
        };

    /// <summary>
    /// Two resources may wait for each other, one for existence and the other for readiness; only a milestone must not wait for itself.
    /// </summary>
    private IEnumerable<Milestone> Before(Milestone milestone)
    {
        var resource = Find(milestone.Id);
        return milestone.IsReady
            ? resource.ReadyAfter.Select(id => new Milestone(Find(id).Id, true)).Prepend(new Milestone(resource.Id, false))
            : resource.DependsOn.Except(resource.AfterReady).Select(id => new Milestone(Find(id).Id, false))
            .Concat(resource.AfterReady.Select(id => new Milestone(Find(id).Id, true)));
    }

    private static bool WaitsForTheSame(Resource one, Resource other) =>
        one.AfterReady.Equals(other.AfterReady) && one.ReadyAfter.Equals(other.ReadyAfter) && one.DependsOn.SequenceEqual(other.DependsOn);

    private static IEnumerable<Milestone> Milestones(LogicalId id) => [new(id, false), new(id, true)];

    private Resource Find(LogicalId id) =>
        _byId.GetValueOrDefault(id) ?? throw new InvalidOperationException($"Stack {Stack} refers to {id}, which it does not contain.");

    /// <summary>A resource that exists, or is ready.</summary>
    public readonly record struct Milestone(LogicalId Id, bool IsReady)
    {
        public override string ToString() => IsReady ? $"{Id} ready" : $"{Id}";
    }
}
