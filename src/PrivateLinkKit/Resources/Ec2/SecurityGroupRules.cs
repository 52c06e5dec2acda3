using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>All that one security group of the stack lets through. AWS has rules wherever it has a group: they are made and deleted with it, and only ever updated.</summary>
internal sealed record SecurityGroupRules(LogicalId GroupLogicalId, Placement At) : Resource(IdFor(GroupLogicalId), Type, At)
{
    public const string Type = "AWS::EC2::SecurityGroupRules";

    public required EquatableList<TrafficRule> Ingress { get; init; }

    public required EquatableList<TrafficRule> Egress { get; init; }

    public Ref GroupId => Ref.To(GroupLogicalId);

    public override IEnumerable<Ref> References => [GroupId, .. Ingress.Concat(Egress).Select(rule => rule.Peer)];

    public static LogicalId IdFor(LogicalId group) => new($"{group}/rules");
}

/// <summary>TCP on one port.</summary>
/// <param name="Peer">The other side: a group's id or a CIDR block.</param>
internal sealed record TrafficRule(int Port, Ref Peer);

/// <param name="PhysicalId">Our own: AWS has an id for the group and for each single rule, but none for all rules of a group.</param>
internal sealed record SecurityGroupRulesState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, SecurityGroupRules.Type, At, PhysicalId)
{
    public required string GroupId { get; init; }

    public required EquatableList<ExistingRule> Ingress { get; init; }

    public required EquatableList<ExistingRule> Egress { get; init; }

    /// <summary>Before a group can be deleted, the rules of others that name it must be gone.</summary>
    public override IEnumerable<string> PointsAt => [GroupId, .. Ingress.Concat(Egress).Select(rule => rule.Peer)];
}

/// <param name="Protocol">As AWS writes it: <c>tcp</c>, or <c>-1</c> for all.</param>
/// <param name="Peer">A group's id, a prefix list's id or a CIDR block.</param>
internal sealed record ExistingRule(string Protocol, int? FromPort, int? ToPort, string Peer);
