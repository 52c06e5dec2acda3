using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>For each existing resource, the resources that depend on it, by physical id or alias; without circles.</summary>
internal sealed class ResourceUsers
{
    private readonly Dictionary<ResourceState, List<ResourceState>> _users = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LogicalId, int> _countById;

    public ResourceUsers(IEnumerable<ResourceState> states)
    {
        var all = states.ToList();
        _countById = all.CountBy(state => state.Id).ToDictionary();
        var named = all.SelectMany(state => state.Aliases.Append(state.PhysicalId).Select(name => (name, state)))
            .ToLookup(pair => pair.name, pair => pair.state);
        foreach (var state in all)
        {
            _users[state] = [];
        }

        foreach (var user in all)
        {
            foreach (var used in user.DependsOn.SelectMany(name => named[name]).Where(used => !ReferenceEquals(used, user)))
            {
                // All its names are read before those of the next user.
                if (_users[used] is var users && (users.Count == 0 || !ReferenceEquals(users[^1], user)))
                {
                    users.Add(user);
                }
            }
        }

        BreakCircles();
    }

    public IReadOnlyCollection<ResourceState> All => _users.Keys;

    public IReadOnlyList<ResourceState> Of(ResourceState used) => _users[used];

    /// <summary>
    /// Weight for choosing among duplicates, highest first: the number of dependents that exist only once, since they cannot stay if another
    /// duplicate is kept, and the number of all dependents.
    /// </summary>
    public (int Sole, int All) WeightOf(ResourceState duplicate)
    {
        if (IsSole(duplicate))
        {
            return (0, 0);
        }

        var found = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var next = new Stack<ResourceState>([duplicate]);
        while (next.TryPop(out var state))
        {
            foreach (var user in _users[state].Where(found.Add))
            {
                next.Push(user);
            }
        }

        return (found.Count(IsSole), found.Count);
    }

    /// <summary>One of the resources that use each other has to be deleted first: AWS or its handler decides whether that is possible.</summary>
    private void BreakCircles()
    {
        var underWay = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var done = new HashSet<ResourceState>(_users.Count, ReferenceEqualityComparer.Instance);
        foreach (var state in _users.Keys)
        {
            Visit(state);
        }

        void Visit(ResourceState used)
        {
            if (done.Contains(used))
            {
                return;
            }

            underWay.Add(used);
            _users[used].RemoveAll(underWay.Contains);
            _users[used].ForEach(Visit);
            underWay.Remove(used);
            done.Add(used);
        }
    }

    private bool IsSole(ResourceState state) => _countById[state.Id] == 1;
}
