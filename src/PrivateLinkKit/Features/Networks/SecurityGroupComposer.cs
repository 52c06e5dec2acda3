using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>A security group and its rules. Groups reference each other rather than ranges, so that each admits exactly its neighbour.</summary>
internal static class SecurityGroupComposer
{
    public static IEnumerable<Resource> Compose(
        FeatureContext unit, string part, string description, Ref vpcId, IEnumerable<TrafficRule> ingress, IEnumerable<TrafficRule> egress)
    {
        var rules = new SecurityGroupRules(unit.Id(part), unit.At) { Ingress = ingress.ToEquatableList(), Egress = egress.ToEquatableList() };
        yield return new SecurityGroup(unit.Id(part), unit.At)
        {
            GroupName = $"{unit.StackName}-{(unit.IsHome ? "" : $"{unit.UnitName}-")}{part}",
            GroupDescription = description,
            VpcId = vpcId,
            Rules = rules,
            Tags = unit.Tags,
        };
        yield return rules;
    }

    public static LogicalId RulesOf(LogicalId group) => SecurityGroupRules.IdFor(group);

    public static IEnumerable<TrafficRule> Admit(IEnumerable<TrafficSource> sources, int port) => sources.Select(source => new TrafficRule(port, Peer(source)));

    private static Ref Peer(TrafficSource source) => source switch
    {
        TrafficSource.Cidr cidr => Ref.To(cidr.Range),
        TrafficSource.SecurityGroup group => Ref.To(group.GroupId),
        _ => throw new NotSupportedException($"Traffic from a {source.GetType().Name} cannot be admitted."),
    };
}
