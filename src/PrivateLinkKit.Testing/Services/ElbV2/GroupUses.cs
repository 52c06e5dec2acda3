using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The load balancers that forward to each target group; built on first use after a change.</summary>
internal sealed class GroupUses(Table<Listener> listeners, Table<ListenerRule> rules)
{
    private (IReadOnlyList<Listener>? Listeners, IReadOnlyList<ListenerRule>? Rules) _of;
    private Dictionary<string, List<string>> _balancers = [];

    public IReadOnlyList<string> Of(string targetGroupArn)
    {
        var now = (listeners.Snapshot(), rules.Snapshot());
        if (!ReferenceEquals(now.Item1, _of.Listeners) || !ReferenceEquals(now.Item2, _of.Rules))
        {
            (_of, _balancers) = (now, Build(now.Item1, now.Item2));
        }

        return _balancers.GetValueOrDefault(targetGroupArn) ?? [];
    }

    private static Dictionary<string, List<string>> Build(IReadOnlyList<Listener> listeners, IReadOnlyList<ListenerRule> rules)
    {
        var byListener = rules.ToLookup(rule => rule.ListenerArn);
        return listeners
            .SelectMany(listener => ForwardedGroups.Of(listener.DefaultActions)
                .Concat(byListener[listener.ListenerArn!].SelectMany(rule => ForwardedGroups.Of(rule.Actions)))
                .Select(group => (Group: group, Balancer: listener.LoadBalancerArn!)))
            .Distinct()
            .GroupBy(use => use.Group, use => use.Balancer)
            .ToDictionary(uses => uses.Key, uses => uses.ToList());
    }
}
