using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The ELBv2 resources of one account in one region.</summary>
internal sealed class ElbV2Store
{
    private readonly TableIndex<LoadBalancerNode> _nodesByBalancer;
    private readonly TableIndex<Listener> _listenersByBalancer;
    private readonly TableIndex<ListenerRule> _rulesByListener;
    private readonly TableIndex<RegisteredTarget> _targetsByGroup;
    private readonly TableIndex<ListenerCertificate> _certificatesByListener;
    private readonly GroupUses _uses;

    public ElbV2Store(Cloud cloud)
    {
        LoadBalancers = new(cloud, row => row.LoadBalancerArn!);
        Nodes = new(cloud, row => row.EniId);
        Listeners = new(cloud, row => row.ListenerArn!);
        Rules = new(cloud, row => row.RuleArn);
        TargetGroups = new(cloud, row => row.TargetGroupArn!);
        Targets = new(cloud, row => row.Key);
        Attributes = new(cloud, row => row.Arn);
        Tags = new(cloud, row => row.Arn);
        Certificates = new(cloud, row => row.Key);
        _nodesByBalancer = new(Nodes, node => node.LoadBalancerArn);
        _listenersByBalancer = new(Listeners, listener => listener.LoadBalancerArn);
        _rulesByListener = new(Rules, rule => rule.ListenerArn);
        _certificatesByListener = new(Certificates, certificate => certificate.ListenerArn);
        _targetsByGroup = new(Targets, target => target.TargetGroupArn);
        _uses = new(Listeners, Rules);
    }

    public Table<LoadBalancer> LoadBalancers { get; }

    public Table<LoadBalancerNode> Nodes { get; }

    public Table<Listener> Listeners { get; }

    /// <summary>The created rules; the default rule of a listener is its default actions.</summary>
    public Table<ListenerRule> Rules { get; }

    public Table<TargetGroup> TargetGroups { get; }

    public Table<RegisteredTarget> Targets { get; }

    public Table<ResourceAttributes> Attributes { get; }

    public Table<ResourceTags> Tags { get; }

    /// <summary>The certificate lists of listeners; the default certificate is in the listener's row.</summary>
    public Table<ListenerCertificate> Certificates { get; }

    /// <summary>The target groups of listeners that have just been deleted, once per listener: they still count as used for a while.</summary>
    public List<string> Releasing { get; } = [];

    public IEnumerable<LoadBalancerNode> NodesOf(string loadBalancerArn) => _nodesByBalancer[loadBalancerArn];

    public IEnumerable<Listener> ListenersOf(string loadBalancerArn) => _listenersByBalancer[loadBalancerArn];

    public IEnumerable<ListenerRule> RulesOf(string listenerArn) => _rulesByListener[listenerArn];

    public IEnumerable<ListenerCertificate> CertificatesOf(string listenerArn) => _certificatesByListener[listenerArn];

    public IEnumerable<RegisteredTarget> TargetsOf(string targetGroupArn) => _targetsByGroup[targetGroupArn];

    /// <summary>The load balancers whose listeners or rules forward to the group.</summary>
    public IReadOnlyList<string> LoadBalancersOf(string targetGroupArn) => _uses.Of(targetGroupArn);

    /// <summary>The value of an attribute, its default included.</summary>
    public string Attribute(string arn, string key) => Attributes.Find(arn)!.Values[key];
}

internal static class ElbV2Stores
{
    extension(AccountRegion region)
    {
        public ElbV2Store ElbV2 => region.Store(static region => new ElbV2Store(region.Cloud));
    }
}
