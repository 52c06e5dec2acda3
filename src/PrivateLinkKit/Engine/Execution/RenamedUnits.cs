using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Recognizes a consumer that was renamed: one is removed, and another that differs from it only by name is created at the same placement.</summary>
internal sealed class RenamedUnits
{
    private readonly ResourceGraph _graph;
    private readonly Func<string, KindRules> _rulesOf;
    private readonly ILookup<string, ResourceState> _have;
    private readonly ILookup<string, Resource> _want;

    private RenamedUnits(ResourceGraph want, ObservedStack observed, Func<string, KindRules> rulesOf)
    {
        _graph = want;
        _rulesOf = rulesOf;
        _have = observed.Resources.ToLookup(state => state.Id.Unit);
        _want = want.InOrder.ToLookup(resource => resource.Id.Unit);
    }

    /// <returns>The new name by the old one.</returns>
    public static Dictionary<string, string> Find(
        ResourceGraph want, IReadOnlyList<PlannedChange> changes, ObservedStack observed, Func<string, KindRules> rulesOf)
    {
        var units = new RenamedUnits(want, observed, rulesOf);
        var removed = changes.Where(change => change.Action is ChangeAction.Delete && change.Have!.ConsumesService)
            .Select(change => change.Id.Unit).Where(unit => want.PlacementOf(unit) is null).Distinct().ToList();
        var added = changes.Where(change => change.Action is ChangeAction.Create).Select(change => change.Id.Unit)
            .Where(unit => !units._have.Contains(unit)).Distinct().ToList();
        var renamed = new Dictionary<string, string>();
        foreach (var old in removed)
        {
            if (added.Find(name => units.IsSame(old, name)) is { } name)
            {
                renamed[old] = name;
                added.Remove(name);
            }
        }

        return renamed;
    }

    private bool IsSame(string old, string name)
    {
        var existing = _have[old].ToLookup(state => PartOf(state.Id, old));
        var wanted = _want[name].ToList();
        if (wanted.Exists(resource => !existing[PartOf(resource.Id, name)].Any(state => state.Kind == resource.Kind && state.At == resource.At)))
        {
            return false;
        }

        var outputs = new Outputs();
        foreach (var state in _have.SelectMany(unit => unit))
        {
            var renamed = state.Id.Unit == old ? state with { Id = new LogicalId(name, PartOf(state.Id, old)) } : state;
            if (_graph[renamed.Id] is not { } resource || resource.Kind == state.Kind)
            {
                outputs.Set(renamed);
            }
        }

        return wanted.TrueForAll(resource => _rulesOf(resource.Kind).Diff(resource, outputs[resource.Id], outputs)
            .All(property => property.New?.ToJson().Replace(name, old, StringComparison.Ordinal) == property.Old?.ToJson()));
    }

    private static string PartOf(LogicalId id, string unit) => id.Value[(unit.Length + 1)..];
}
