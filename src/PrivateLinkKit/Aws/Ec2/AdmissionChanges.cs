using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Finds the clients that an update of a security group's inbound rules shuts out. Rules among the stack's own groups follow its structure.</summary>
internal static class AdmissionChanges
{
    public static IEnumerable<InterruptionCause> Of(SecurityGroupRules want, SecurityGroupRulesState have, IReadOnlyList<ResourceState> all)
    {
        var own = all.Select(state => state.PhysicalId).ToHashSet();
        var before = have.Ingress.Where(rule => !own.Contains(rule.Peer)).ToList();
        var after = want.Ingress.Where(rule => rule.Peer is KnownValue).Select(rule => (rule.Port, Peer: ((KnownValue)rule.Peer).Value)).ToList();
        var admitsConsumers = all.Any(state => state.AdmissionGroups.Contains(have.GroupId));
        var shutOut = before.Select(rule => rule.Peer).Distinct().Where(peer => !after.Exists(rule => Covers(rule.Peer, peer))).ToList();
        if (shutOut.Count > 0)
        {
            var admitted = after.Count == 0 ? "nobody" : string.Join(", ", after.Select(rule => rule.Peer).Distinct().Order(StringComparer.Ordinal));
            yield return new InterruptionCause(
                InterruptionCode.AdmissionNarrowed,
                $"{string.Join(", ", shutOut)} {(shutOut.Count == 1 ? "is" : "are")} no longer admitted; {admitted} still may connect")
            {
                Reaches = _ => admitsConsumers,
                ReachesDirectClients = !admitsConsumers,
            };
        }

        var closed = before.Select(rule => rule.FromPort).OfType<int>().Where(port => !after.Exists(rule => rule.Port == port));
        if (admitsConsumers && after.Count > 0 && closed.ToList() is [var port, ..])
        {
            yield return new InterruptionCause(InterruptionCode.PortChanged, $"port {port} becomes {after[0].Port}");
        }
    }

    private static bool Covers(string wanted, string existing) => wanted == existing
        || (Ipv4Cidr.TryParse(wanted, out var range) && Ipv4Cidr.TryParse(existing, out var part) && range.Contains(part));
}
