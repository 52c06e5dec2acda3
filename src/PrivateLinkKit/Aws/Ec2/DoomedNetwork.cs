using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>The network parts of a stack that are to be deleted in one placement.</summary>
internal sealed class DoomedNetwork(IReadOnlyList<ResourceState> going, Placement at)
{
    private readonly Dictionary<string, LogicalId> _vpcs = IdsOf<VpcState>(going, at);
    private readonly Dictionary<string, LogicalId> _subnets = IdsOf<SubnetState>(going, at);
    private readonly Dictionary<string, LogicalId> _groups = IdsOf<SecurityGroupState>(going, at);
    private readonly HashSet<string> _all = [.. going.SelectMany(resource => resource.NetworkInterfaces.Prepend(resource.PhysicalId))];
    private readonly HashSet<string> _used = [.. going.SelectMany(resource => resource.DependsOn)];

    /// <summary>The stack's VPCs, and those in which it has subnets or security groups.</summary>
    public IReadOnlyList<string> VpcIds { get; } =
    [
        .. going.Where(resource => resource.At == at).Select(resource => resource switch
        {
            VpcState vpc => vpc.PhysicalId,
            SubnetState subnet => subnet.VpcId,
            SecurityGroupState group => group.VpcId,
            _ => null,
        }).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Returns true if a resource or network interface of this id will be deleted.</summary>
    public bool Contains(string id) => _all.Contains(id);

    /// <summary>Returns true if the load balancer with this end of an ARN will be deleted.</summary>
    public bool ContainsLoadBalancer(string suffix) => _all.Any(id => id.EndsWith($":loadbalancer/{suffix}", StringComparison.Ordinal));

    /// <summary>Returns true if a resource to be deleted uses this id.</summary>
    public bool Uses(string id) => _used.Contains(id);

    /// <summary>Returns the logical id of a VPC to be deleted; null if this is none.</summary>
    public LogicalId? Vpc(string? id) => Find(_vpcs, id);

    /// <summary>Returns the logical id of a subnet to be deleted; null if this is none.</summary>
    public LogicalId? Subnet(string? id) => Find(_subnets, id);

    /// <summary>Returns the logical id of the first security group to be deleted; null if none is.</summary>
    public LogicalId? FirstGroup(IEnumerable<string> ids) => ids.Select(id => Find(_groups, id)).FirstOrDefault(found => found is not null);

    private static LogicalId? Find(Dictionary<string, LogicalId> ids, string? id) =>
        id is not null && ids.TryGetValue(id, out var found) ? found : null;

    private static Dictionary<string, LogicalId> IdsOf<TState>(IReadOnlyList<ResourceState> going, Placement at)
        where TState : ResourceState =>
        going.OfType<TState>().Where(state => state.At == at).ToDictionary(state => state.PhysicalId, state => state.Id);
}
