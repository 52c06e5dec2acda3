namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>
/// Security-group check of a network interface: traffic is admitted if any group admits it. An interface without groups, such as one of an
/// NLB created without them, admits everything.
/// </summary>
internal static class Firewall
{
    /// <summary>
    /// Returns the reason why the groups refuse <paramref name="source"/> on <paramref name="port"/>; null if one of them admits it.
    /// </summary>
    public static string? RefuseIngress(IReadOnlyList<GroupRules> groups, Peer source, int port) =>
        groups.Count is 0 || groups.Any(group => group.Ingress.Any(rule => rule.Admits(source, port)))
            ? null
            : $"{Describe(groups)}: no ingress rule for tcp {port} from {Describe(source)}";

    /// <summary>
    /// Returns the reason why the groups refuse connections to <paramref name="port"/> of <paramref name="destination"/>; null if one admits it.
    /// </summary>
    public static string? RefuseEgress(IReadOnlyList<GroupRules> groups, Peer destination, int port) =>
        groups.Count is 0 || groups.Any(group => group.Egress.Any(rule => rule.Admits(destination, port)))
            ? null
            : $"{Describe(groups)}: no egress rule for tcp {port} to {Describe(destination)}";

    private static string Describe(IReadOnlyList<GroupRules> groups) => string.Join(", ", groups);

    private static string Describe(Peer peer) =>
        peer.GroupIds.Count is 0 ? peer.Address.ToString() : $"{peer.Address} ({string.Join(", ", peer.GroupIds)})";
}
