using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Resources with the stack's tags that may be anybody's: the description does not know them, or knows another one under their logical id, and they are
/// connected with nothing that is known to be the stack's. Whoever may set tags could otherwise have any resource deleted.
/// </summary>
internal static class UnknownLeftovers
{
    private const int MarkBytes = 6;

    /// <param name="want">The description, or the service alone of a stack that is known by its name and home only.</param>
    /// <param name="observed">The existing resources.</param>
    public static IReadOnlySet<ResourceState> In(ResourceGraph want, ObservedStack observed)
    {
        List<ResourceState> all = [.. observed.Resources, .. observed.Withheld];
        var neighbours = Neighbours(all);
        var known = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ResourceState>(Roots(want, observed, all));
        while (open.TryPop(out var state))
        {
            if (known.Add(state))
            {
                foreach (var neighbour in neighbours[state])
                {
                    open.Push(neighbour);
                }
            }
        }

        return observed.Resources.Where(state => !known.Contains(state)).ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
    }

    /// <summary>Returns false for what is the stack's whatever it is connected with.</summary>
    public static bool MayBe(ResourceGraph want, ResourceState state) => !want.Describes(state) || state.DependsOn.Any();

    /// <summary>
    /// Returns short hashes of the names by which what a deletion has left when it is interrupted is recognized: each of these resources rests on one of them,
    /// is detached from one first, or is the endpoint of a service among them.
    /// </summary>
    public static IEnumerable<string> MarksOf(IReadOnlyCollection<ResourceState> deleted)
    {
        var names = deleted.SelectMany(Names).ToHashSet();
        return deleted.Where(state => state.IsDetachedFirst || !state.DependsOn.Any(names.Contains)).Select(state => state.PhysicalId)
            .Concat(deleted.Where(state => state.ServesConsumers).SelectMany(Names)).Distinct().Select(MarkOf);
    }

    /// <summary>Without a service, nothing is connected with it: then what the home record says counts.</summary>
    private static IEnumerable<ResourceState> Roots(ResourceGraph want, ObservedStack observed, List<ResourceState> all)
    {
        var deleting = observed.Record?.Facts?.Deleting.ToHashSet() ?? [];
        var left = deleting.Count > 0 || all.Exists(state => state.ServesConsumers) ? [] : observed.Left.Select(place => place.At).ToHashSet();
        var twins = all.Where(want.Describes).ToLookup(state => state.Id);
        return all.Where(state => !MayBe(want, state) || (want.Describes(state) && IsWhereItsTwinsAre(state, [.. twins[state.Id]]))
            || (state.ServesConsumers && state.Id == want.UndescribedService)
            || (deleting.Count > 0 && Names(state).Concat(state.DependsOn).Any(name => deleting.Contains(MarkOf(name))))
            || left.Contains(state.At));
    }

    /// <summary>Hosts that work at the same time make duplicates on the same resources, or on duplicates of these.</summary>
    private static bool IsWhereItsTwinsAre(ResourceState state, IReadOnlyList<ResourceState> twins) => twins.Count == 1
        || twins.Any(twin => !ReferenceEquals(twin, state) && twin.DependsOn.Intersect(state.DependsOn).Any());

    private static ILookup<ResourceState, ResourceState> Neighbours(List<ResourceState> all)
    {
        var named = all.SelectMany(state => Names(state).Select(name => (name, state))).ToLookup(pair => pair.name, pair => pair.state);
        return all.SelectMany(user => user.DependsOn.SelectMany(name => named[name]), (user, used) => (user, used))
            .SelectMany(link => new[] { link, (user: link.used, used: link.user) })
            .ToLookup(link => link.user, link => link.used, (IEqualityComparer<ResourceState>)ReferenceEqualityComparer.Instance);
    }

    private static IEnumerable<string> Names(ResourceState state) => state.Aliases.Append(state.PhysicalId);

    private static string MarkOf(string name) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, MarkBytes));
}
