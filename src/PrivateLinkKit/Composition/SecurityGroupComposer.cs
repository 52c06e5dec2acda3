using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Composition;

/// <summary>A security group and its rules. Groups reference each other rather than ranges, so that each admits exactly its neighbour.</summary>
internal static class SecurityGroupComposer
{
    public static IEnumerable<Resource> Compose(
        Side side, string part, string description, Ref vpcId, IEnumerable<TrafficRule> ingress, IEnumerable<TrafficRule> egress)
    {
        var rules = new SecurityGroupRules(side.Id(part), side.At) { Ingress = ingress.ToEquatableList(), Egress = egress.ToEquatableList() };
        yield return new SecurityGroup(side.Id(part), side.At)
        {
            GroupName = $"{side.Stack}-{(side.Name == side.Stack ? "" : $"{side.Name}-")}{part}",
            GroupDescription = description,
            VpcId = vpcId,
            Rules = rules,
            Tags = side.Tags,
        };
        yield return rules;
    }

    public static LogicalId RulesOf(Side side, string part) => SecurityGroupRules.IdFor(side.Id(part));

    public static IEnumerable<TrafficRule> Admit(IEnumerable<TrafficSource> sources, int port) => sources.Select(source => new TrafficRule(port, Peer(source)));

    private static Ref Peer(TrafficSource source) => source switch
    {
        TrafficSource.Cidr cidr => Ref.To(cidr.Range),
        TrafficSource.SecurityGroup group => Ref.To(group.GroupId),
        _ => throw new NotSupportedException($"Traffic from a {source.GetType().Name} cannot be admitted."),
    };
}
