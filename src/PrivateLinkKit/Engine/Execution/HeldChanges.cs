using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Units, and single resources of other units, that an apply leaves as they are, with the reasons.</summary>
internal sealed class HeldChanges
{
    private readonly Dictionary<LogicalId, string> _resources = [];
    private readonly Dictionary<string, string> _leftovers = [];

    /// <param name="units">The reasons by unit.</param>
    public HeldChanges(IEnumerable<KeyValuePair<string, string>>? units = null) => Units = new Dictionary<string, string>(units ?? []);

    /// <summary>The reasons by unit.</summary>
    public Dictionary<string, string> Units { get; }

    /// <summary>Number of units, resources and leftovers.</summary>
    public int Count => Units.Count + _resources.Count + _leftovers.Count;

    /// <summary>The reason of the first.</summary>
    public string First => Units.Values.Concat(_resources.Values).Concat(_leftovers.Values).First();

    public void Add(LogicalId id, string reason) => _resources.TryAdd(id, reason);

    /// <param name="physicalId">A resource that the description does not know.</param>
    /// <param name="reason">The reason.</param>
    public void AddLeftover(string physicalId, string reason) => _leftovers.TryAdd(physicalId, reason);

    public bool Contains(LogicalId id) => ReasonOf(id) is not null;

    /// <summary>Returns true for a resource that stays for itself, whatever becomes of its unit.</summary>
    public bool ContainsLeftover(string physicalId) => _leftovers.ContainsKey(physicalId);

    /// <summary>Returns the reason for which a change is held; null if it is not.</summary>
    public string? ReasonOf(PlannedChange change) =>
        ReasonOf(change.Id) ?? (change.PhysicalId is { } physicalId ? _leftovers.GetValueOrDefault(physicalId) : null);

    /// <summary>Returns the reason for which a resource is held; null if it is not.</summary>
    public string? ReasonOf(LogicalId id) => Units.GetValueOrDefault(id.Unit) ?? _resources.GetValueOrDefault(id);

    /// <summary>Returns the reason for which a unit, or something of it, is held; null if nothing is.</summary>
    public string? ReasonOf(string unit) =>
        Units.GetValueOrDefault(unit) ?? _resources.Where(held => held.Key.Unit == unit).Select(held => held.Value).FirstOrDefault();
}
