using PrivateLinkKit.Model;

namespace PrivateLinkKit.Planning;

/// <summary>Pure: what is wanted and what exists give the changes that lead from one to the other, in an order in which they can be made.</summary>
internal sealed class Planner(Func<string, IResourceDiff> diffOf)
{
    /// <exception cref="DuplicateResourceException">AWS holds several resources under one logical id.</exception>
    public IReadOnlyList<PlannedChange> Plan(ResourceGraph want, ObservedStack have)
    {
        ThrowOnDuplicates(want.Stack, have);

        var outputs = new Outputs();
        var changes = new List<PlannedChange>();
        foreach (var resource in want.InOrder)
        {
            var change = Compare(resource, have.Of(resource.Id).SingleOrDefault(), outputs);
            if (change.Action is ChangeAction.None or ChangeAction.Update)
            {
                outputs.Set(change.Have!);
            }

            changes.Add(change);
        }

        changes.AddRange(PlanDeletion(have.Resources.Where(resource => !want.Contains(resource.Id))));
        return changes;
    }

    /// <summary>Deletes these, each before everything it points at.</summary>
    public static IEnumerable<PlannedChange> PlanDeletion(IEnumerable<ResourceState> states)
    {
        var users = Users(states);
        return TopologicalOrder.Of(users.Keys, state => users[state]).Select(Delete);
    }

    /// <summary>For each state the other states that point at it, by physical id or alias.</summary>
    public static IReadOnlyDictionary<ResourceState, List<ResourceState>> Users(IEnumerable<ResourceState> states)
    {
        var all = states.ToList();
        var named = all.SelectMany(state => state.Aliases.Append(state.PhysicalId).Select(name => (name, state)))
            .ToLookup(pair => pair.name, pair => pair.state);
        var users = all.ToDictionary(state => state, _ => new List<ResourceState>());
        foreach (var user in all)
        {
            foreach (var used in user.PointsAt.Distinct().SelectMany(name => named[name]).Where(used => !ReferenceEquals(used, user)))
            {
                users[used].Add(user);
            }
        }

        return users;
    }

    private PlannedChange Compare(Resource want, ResourceState? have, Outputs outputs)
    {
        var properties = diffOf(want.Kind).Diff(want, have, outputs);
        return have switch
        {
            null => new PlannedChange(ChangeAction.Create, want, null, properties, "does not exist yet"),
            _ when properties.Any(property => property.RequiresReplacement) => new PlannedChange(
                ChangeAction.Replace, want, have, properties,
                want.ReplacementReason ?? $"AWS cannot change {Names(properties.Where(property => property.RequiresReplacement))} of an existing resource"),
            _ when properties.Count > 0 => new PlannedChange(ChangeAction.Update, want, have, properties, $"{Names(properties)} {(properties.Count == 1 ? "differs" : "differ")}"),
            { IsReady: false } => new PlannedChange(ChangeAction.Update, want, have, [], "AWS is still working on it"),
            _ => new PlannedChange(ChangeAction.None, want, have, [], "is as wanted"),
        };
    }

    private static PlannedChange Delete(ResourceState have) => new(ChangeAction.Delete, null, have, [], "is owned by the stack and not wanted any more");

    private static string Names(IEnumerable<PropertyChange> properties) => string.Join(", ", properties.Select(property => property.Name));

    private static void ThrowOnDuplicates(string stack, ObservedStack have)
    {
        var duplicates = have.Resources.GroupBy(resource => resource.Id).Where(group => group.Count() > 1).ToList();
        if (duplicates.Count > 0)
        {
            throw new DuplicateResourceException(stack, duplicates.ToDictionary(group => group.Key.Value, group => group.Select(resource => resource.PhysicalId).ToList()));
        }
    }
}
