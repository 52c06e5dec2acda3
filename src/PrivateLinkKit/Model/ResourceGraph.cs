namespace PrivateLinkKit.Model;

/// <summary>All wanted resources of one stack, each after everything it depends on.</summary>
internal sealed class ResourceGraph
{
    private readonly Dictionary<LogicalId, Resource> _byId;

    public ResourceGraph(string stack, IEnumerable<Resource> resources, IEnumerable<Placement> placements)
    {
        Stack = stack;
        _byId = resources.ToDictionary(resource => resource.Id);
        Placements = [.. placements.Distinct()];
        InOrder = TopologicalOrder.Of(_byId.Values, resource => resource.DependsOn.Concat(resource.ReadyAfter).Select(Find));
    }

    public string Stack { get; }

    /// <summary>Where resources of the stack may be, also where none is wanted any more.</summary>
    public IReadOnlyList<Placement> Placements { get; }

    public IReadOnlyList<Resource> InOrder { get; }

    public static ResourceGraph Empty(string stack, IEnumerable<Placement> placements) => new(stack, [], placements);

    public bool Contains(LogicalId id) => _byId.ContainsKey(id);

    private Resource Find(LogicalId id) =>
        _byId.GetValueOrDefault(id) ?? throw new InvalidOperationException($"Stack {Stack} refers to {id}, which it does not hold.");
}
