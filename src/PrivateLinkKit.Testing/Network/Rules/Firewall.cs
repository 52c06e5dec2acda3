namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>
/// What the security groups of a network interface let through: what any one of them admits.
/// An interface without groups, as of an NLB made without them, lets everything through.
/// </summary>
internal static class Firewall
{
    /// <summary>Why the groups keep <paramref name="source"/> from connecting to <paramref name="port"/>; null when one of them admits it.</summary>
    public static string? RefuseIngress(IReadOnlyList<GroupRules> groups, Peer source, int port) =>
        groups.Count is 0 || groups.Any(group => group.Ingress.Any(rule => rule.Admits(source, port)))
            ? null
            : $"{Describe(groups)}: no ingress rule for tcp {port} from {Describe(source)}";

    /// <summary>Why the groups keep their interface from connecting to <paramref name="port"/> of <paramref name="destination"/>; null when one admits it.</summary>
    public static string? RefuseEgress(IReadOnlyList<GroupRules> groups, Peer destination, int port) =>
        groups.Count is 0 || groups.Any(group => group.Egress.Any(rule => rule.Admits(destination, port)))
            ? null
            : $"{Describe(groups)}: no egress rule for tcp {port} to {Describe(destination)}";

    private static string Describe(IReadOnlyList<GroupRules> groups) => string.Join(", ", groups);

    private static string Describe(Peer peer) =>
        peer.GroupIds.Count is 0 ? peer.Address.ToString() : $"{peer.Address} ({string.Join(", ", peer.GroupIds)})";
}
