using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>A network ACL: stateless rules for packets that enter or leave its subnets.</summary>
/// <param name="Id">The ACL.</param>
/// <param name="Inbound">Rules of packets that enter, lowest number first.</param>
/// <param name="Outbound">Rules of packets that leave, lowest number first.</param>
internal sealed record AclRules(string Id, IReadOnlyList<AclRule> Inbound, IReadOnlyList<AclRule> Outbound)
{
    /// <summary>Returns the rule that denies packets, with the first denied port, or null if all ports of the range are allowed.</summary>
    public static AclDenial? Judge(IReadOnlyList<AclRule> rules, IPAddress other, PortSpan ports) =>
        rules.SelectMany(rule => rule.Boundaries()).Where(port => ports.First < port && port <= ports.Last).Append(ports.First).Distinct().Order()
            .Select(port => (Port: port, Rule: rules.FirstOrDefault(rule => rule.Matches(other, port))))
            .Where(decision => decision.Rule is not { Allows: true })
            .Select(decision => new AclDenial(decision.Rule?.Name ?? "*", decision.Port))
            .FirstOrDefault();
}

/// <summary>A denial by a network ACL.</summary>
/// <param name="Rule">The number of the rule.</param>
/// <param name="Port">The first port that it denies.</param>
internal sealed record AclDenial(string Rule, int Port);
