using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Resources that carry consumers' requests: everything the endpoint service depends on, and its direct users. If none of them receives
/// requests, nothing can be interrupted.
/// </summary>
internal static class LiveTraffic
{
    /// <param name="states">Existing resources.</param>
    /// <param name="users">Their users.</param>
    public static IReadOnlySet<ResourceState> Carriers(IReadOnlyList<ResourceState> states, ResourceUsers users)
    {
        var uses = users.All
            .SelectMany(used => users.Of(used).Select(user => (User: user, Used: used)))
            .ToLookup(pair => pair.User, pair => pair.Used, (IEqualityComparer<ResourceState>)ReferenceEqualityComparer.Instance);
        var owned = states.SelectMany(state => state.Aliases.Append(state.PhysicalId)).ToHashSet();
        var carriers = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        foreach (var service in states.Where(state => state.ServesConsumers))
        {
            var way = Way(service, uses);
            if (way.Any(state => state.TakesRequests) || service.DependsOn.Any(name => !owned.Contains(name)))
            {
                carriers.UnionWith(way);
                carriers.UnionWith(way.SelectMany(state => users.Of(state)));
            }
        }

        return carriers;
    }

    private static HashSet<ResourceState> Way(ResourceState from, ILookup<ResourceState, ResourceState> uses)
    {
        var way = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ResourceState>([from]);
        while (open.TryPop(out var state))
        {
            if (way.Add(state))
            {
                foreach (var used in uses[state])
                {
                    open.Push(used);
                }
            }
        }

        return way;
    }
}
