using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>One pass over the wanted resources. A resource that blocks a replacement is itself replaced in the next pass.</summary>
/// <param name="rulesOf">The rules of a kind.</param>
/// <param name="have">Existing resources.</param>
/// <param name="users">Users of the existing resources.</param>
/// <param name="lost">Missing resources that existed before.</param>
/// <param name="forced">Resources to replace although they do not differ or could be updated, with the reasons.</param>
/// <param name="held">Returns true for resources that stay as they are.</param>
/// <param name="stays">Returns true for the physical ids of unwanted resources that are not deleted.</param>
internal sealed class Comparison(
    Func<string, KindRules> rulesOf,
    ObservedStack have,
    ResourceUsers users,
    IReadOnlySet<LogicalId> lost,
    Dictionary<LogicalId, string> forced,
    Func<LogicalId, bool> held,
    Func<string, bool> stays)
{
    private readonly Outputs _outputs = new();
    private readonly List<PlannedChange> _changes = [];
    private readonly Dictionary<ResourceState, PlannedChange> _changeOf = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _duplicates = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _unwanted = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _deletedFirst = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LogicalId, List<ResourceState>> _awaits = [];
    private readonly HashSet<LogicalId> _missing = [];
    private readonly HashSet<ResourceState> _kept = new(ReferenceEqualityComparer.Instance);

    public void Add(ResourceGraph want)
    {
        foreach (var resource in want.InOrder)
        {
            if (want.IsInScope(resource.Id.Unit))
            {
                Add(resource);
            }
            else
            {
                Refer(resource, want);
            }
        }

        _unwanted.UnionWith(have.Resources.Where(state =>
            want.IsInScope(state.Id.Unit) && !(want.Describes(state) && want[state.Id]!.At == state.At)));
        Keep();
    }

    /// <summary>Units whose changes would delete what a held resource uses.</summary>
    public IReadOnlyList<string> UnitsUnderHeld() =>
    [
        .. _changes.Where(change => change.Action is ChangeAction.Replace && users.Of(change.Have!).Any(_kept.Contains))
            .Select(change => change.Id.Unit).Distinct(),
    ];

    /// <summary>
    /// Finds resources that must be deleted before a replacement can be created, with their users; returns true if that changes the plan.
    /// </summary>
    public bool ForceWhatHoldsOn()
    {
        var going = _changes.Where(change => change.Action is ChangeAction.Replace).Select(change => change.Have!).Concat(_duplicates).Concat(_unwanted)
            .ToLookup(state => state.Kind);
        foreach (var change in _changes.Where(change => change.Action is ChangeAction.Create or ChangeAction.Replace))
        {
            var rules = rulesOf(change.Want!.Kind);
            var inTheWay = going[change.Want.Kind].Where(state => rules.Conflicts(change.Want, state, _outputs)).ToList();
            if (inTheWay.Count > 0)
            {
                _awaits[change.Id] = inTheWay;
            }
        }

        var blocking = new Stack<ResourceState>(_awaits.Values.SelectMany(states => states));
        var grew = false;
        while (blocking.TryPop(out var state))
        {
            if (!_deletedFirst.Add(state))
            {
                continue;
            }

            foreach (var user in users.Of(state))
            {
                blocking.Push(user);
                if (_changeOf.TryGetValue(user, out var change) && change.Action is not ChangeAction.Replace)
                {
                    grew |= forced.TryAdd(user.Id, $"uses {state.Id}, which has to be deleted before the new one can be created");
                }
            }
        }

        return grew;
    }

    public IReadOnlyList<PlannedChange> Changes()
    {
        var byId = _changes.ToDictionary(change => change.Id);
        return
        [
            .. _changes.Select(change => change.Action is not (ChangeAction.Replace or ChangeAction.Create) ? change : change with
            {
                DeletedFirst = change.Have is not null && _deletedFirst.Contains(change.Have),
                Awaits = _awaits.GetValueOrDefault(change.Id) ?? [],
            }),
            .. Planner.PlanDeletion(_duplicates.Concat(_unwanted), Why).Select(change => change with { DeletedFirst = _deletedFirst.Contains(change.Have!) }),
        ];

        string Why(ResourceState state) => _duplicates.Contains(state)
            ? $"is a duplicate: {byId[state.Id].PhysicalId} is kept under this logical id"
            : byId.TryGetValue(state.Id, out var moved) && moved.ResourceType == state.Kind ? $"is wanted in {moved.Placement} now"
            : "is owned by the stack and no longer wanted";
    }

    private void Add(Resource want)
    {
        var candidates = BestFirst([.. Existing(want).Select(state => Compare(want, state))]);
        if (held(want.Id) || (_missing.Count > 0 && want.DependsOn.Concat(want.ReadyAfter).Any(_missing.Contains)))
        {
            Hold(want, candidates.Select(change => change.Have!).FirstOrDefault());
            return;
        }

        var chosen = candidates is [var first, ..] ? first : Compare(want, null);
        _duplicates.UnionWith(candidates.Skip(1).Where(change => change.Ignored.Count == 0).Select(change => change.Have!));
        _changes.Add(chosen);
        if (chosen.Have is not null)
        {
            _changeOf[chosen.Have] = chosen;
        }

        if (chosen.Action is ChangeAction.None or ChangeAction.Update)
        {
            _outputs.Set(chosen.Have!);
        }
    }

    /// <summary>Adds a resource of the service that changes only as far as the planned consumers need it.</summary>
    private void Refer(Resource want, ResourceGraph graph)
    {
        var found = Existing(want)
            .OrderByDescending(users.WeightOf).ThenBy(state => state.CreatedAt).ThenBy(state => state.PhysicalId, StringComparer.Ordinal).FirstOrDefault();
        var consumers = graph.Scope!.Select(graph.PlacementOf).OfType<Placement>();
        var change = found is null || rulesOf(want.Kind).ForConsumers(want, found, consumers) is not var (needed, existing)
            ? new PlannedChange(ChangeAction.None, want, found, [], "is not part of this plan")
            : rulesOf(want.Kind).Diff(needed, existing, _outputs) is [_, ..] properties
                ? new PlannedChange(ChangeAction.Update, needed, existing, properties, Reasons.OfUpdate(properties))
                : new PlannedChange(ChangeAction.None, needed, existing, [], Reasons.OfNone(existing.NotReturned));
        _changes.Add(change);
        if (change.Have is not null)
        {
            _changeOf[found!] = change;
            _outputs.Set(change.Have);
        }
    }

    private void Hold(Resource want, ResourceState? state)
    {
        _changes.Add(new PlannedChange(ChangeAction.None, want, state, [], "is held back") { IsPinned = true });
        if (state is null)
        {
            _missing.Add(want.Id);
            return;
        }

        _kept.UnionWith(have.Of(want.Id).Where(other => other.Kind == want.Kind));
        _changeOf[state] = _changes[^1];
        _outputs.Set(state);
    }

    /// <summary>Keeps what is held, and everything unwanted that they use.</summary>
    private void Keep()
    {
        _kept.UnionWith(_unwanted.Concat(_duplicates).Where(state => held(state.Id) || stays(state.PhysicalId)));
        while (_unwanted.Concat(_duplicates).Where(state => !_kept.Contains(state) && users.Of(state).Any(_kept.Contains)).ToList() is [_, ..] used)
        {
            _kept.UnionWith(used);
        }

        _unwanted.ExceptWith(_kept);
        _duplicates.ExceptWith(_kept);
    }

    private IReadOnlyList<PlannedChange> BestFirst(IReadOnlyList<PlannedChange> candidates) => candidates.Count < 2
        ? candidates
        : [.. candidates
            .OrderBy(change => change.Action is ChangeAction.Replace)
            .ThenBy(change => change.Ignored.Count)
            .ThenByDescending(change => users.WeightOf(change.Have!))
            .ThenBy(change => change.Properties.Count)
            .ThenBy(change => change.Have!.CreatedAt)
            .ThenBy(change => change.PhysicalId, StringComparer.Ordinal)];

    private IEnumerable<ResourceState> Existing(Resource want) => have.Of(want.Id).Where(state => state.Kind == want.Kind && state.At == want.At);

    private PlannedChange Compare(Resource want, ResourceState? state)
    {
        var rules = rulesOf(want.Kind);
        var properties = rules.Diff(want, state, _outputs);
        var ignored = state is null ? [] : rules.IgnoredDiff(want, state, _outputs);
        var change = state switch
        {
            null => new PlannedChange(ChangeAction.Create, want, null, properties,
                Reasons.OfCreate(lost.Contains(want.Id))) { WasLost = lost.Contains(want.Id) },
            _ when properties.Any(property => property.RequiresReplacement) => new PlannedChange(
                ChangeAction.Replace, want, state, properties, want.ReplacementReason ?? Reasons.OfReplacement(properties)),
            _ when properties.Where(property => rules.IsHeld(property, users.Of(state))).ToList() is [_, ..] held => new PlannedChange(
                ChangeAction.Replace, want, state, properties, Reasons.OfReplacement(held, users.Of(state).Select(user => user.Id))),
            _ when forced.TryGetValue(want.Id, out var reason) => new PlannedChange(ChangeAction.Replace, want, state, properties, reason),
            _ when properties.Count > 0 => new PlannedChange(ChangeAction.Update, want, state, properties, Reasons.OfUpdate(properties)),
            { IsReady: false } => new PlannedChange(ChangeAction.Update, want, state, [], "AWS is still working on it"),
            _ => new PlannedChange(ChangeAction.None, want, state, [], Reasons.OfNone(state.NotReturned)),
        };
        return ignored.Count == 0 ? change
            : change.Action is ChangeAction.Replace ? change with { Properties = [.. properties, .. ignored] }
            : change with { Ignored = ignored };
    }
}
