using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The ELBv2 resources of one account in one region.</summary>
internal sealed class ElbV2Store(Cloud cloud)
{
    public Table<LoadBalancer> LoadBalancers { get; } = new(cloud, row => row.LoadBalancerArn!);

    public Table<LoadBalancerNode> Nodes { get; } = new(cloud, row => row.EniId);

    public Table<Listener> Listeners { get; } = new(cloud, row => row.ListenerArn!);

    /// <summary>The rules somebody made; the default rule of a listener is its default actions.</summary>
    public Table<ListenerRule> Rules { get; } = new(cloud, row => row.RuleArn);

    public Table<TargetGroup> TargetGroups { get; } = new(cloud, row => row.TargetGroupArn!);

    public Table<RegisteredTarget> Targets { get; } = new(cloud, row => row.Key);

    public Table<ResourceAttributes> Attributes { get; } = new(cloud, row => row.Arn);

    public Table<ResourceTags> Tags { get; } = new(cloud, row => row.Arn);

    /// <summary>The target groups of listeners that have just been deleted, once per listener: they still count as used for a while.</summary>
    public List<string> Releasing { get; } = [];

    public IEnumerable<LoadBalancerNode> NodesOf(string loadBalancerArn) => Nodes.Where(node => node.LoadBalancerArn == loadBalancerArn);

    public IEnumerable<Listener> ListenersOf(string loadBalancerArn) => Listeners.Where(listener => listener.LoadBalancerArn == loadBalancerArn);

    public IEnumerable<ListenerRule> RulesOf(string listenerArn) => Rules.Where(rule => rule.ListenerArn == listenerArn);

    public IEnumerable<RegisteredTarget> TargetsOf(string targetGroupArn) => Targets.Where(target => target.TargetGroupArn == targetGroupArn);

    /// <summary>The load balancers whose listeners or rules forward to the group.</summary>
    public IReadOnlyList<string> LoadBalancersOf(string targetGroupArn) =>
    [
        .. Listeners
            .Where(listener => ForwardedGroups.Of(listener.DefaultActions)
                .Concat(RulesOf(listener.ListenerArn!).SelectMany(rule => ForwardedGroups.Of(rule.Actions)))
                .Contains(targetGroupArn))
            .Select(listener => listener.LoadBalancerArn!)
            .Distinct(),
    ];

    /// <summary>The value of an attribute, its default included.</summary>
    public string Attribute(string arn, string key) => Attributes.Find(arn)!.Values[key];
}
