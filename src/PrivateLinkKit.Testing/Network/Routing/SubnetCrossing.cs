using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>
/// Passage of a connection from one subnet into another, which the network ACLs of both judge, in both directions. As ACLs do not track connections, the
/// answers need rules of their own, for every port that the source may send from.
/// </summary>
/// <param name="From">The subnet that the connection leaves.</param>
/// <param name="Source">The source address.</param>
/// <param name="SourcePorts">The ports that the source chooses from.</param>
/// <param name="To">The subnet that it enters.</param>
/// <param name="Destination">The destination address.</param>
/// <param name="Port">The destination port.</param>
internal sealed record SubnetCrossing(string From, IPAddress Source, PortSpan SourcePorts, string To, IPAddress Destination, int Port)
{
    private string Answers => $"answers to {Source}, tcp {SourcePorts} (ephemeral ports)";

    /// <summary>Returns why an ACL drops the packets of the source; null if none does.</summary>
    public string? RefusePackets(NetworkMap map) =>
        RefuseOut(map, From, Destination, PortSpan.Of(Port), $"tcp {Port} to {Destination}")
        ?? RefuseIn(map, To, Source, PortSpan.Of(Port), $"tcp {Port} from {Source}");

    /// <summary>Returns why an ACL drops the answers to the source; null if none does.</summary>
    public string? RefuseAnswers(NetworkMap map) =>
        RefuseOut(map, To, Source, SourcePorts, Answers)
        ?? RefuseIn(map, From, Destination, SourcePorts, $"{Answers}, from {Destination}");

    private string? RefuseOut(NetworkMap map, string subnet, IPAddress to, PortSpan ports, string what) =>
        AclOf(map, subnet) is { } acl && AclRules.Judge(acl.Outbound, to, ports) is { } denial ? Describe(acl, subnet, "outbound", denial, ports, what) : null;

    private string? RefuseIn(NetworkMap map, string subnet, IPAddress from, PortSpan ports, string what) =>
        AclOf(map, subnet) is { } acl && AclRules.Judge(acl.Inbound, from, ports) is { } denial ? Describe(acl, subnet, "inbound", denial, ports, what) : null;

    // Packets between interfaces of one subnet meet no ACL.
    private AclRules? AclOf(NetworkMap map, string subnet) => From == To ? null : map.Subnets.GetValueOrDefault(subnet)?.Acl;

    private static string Describe(AclRules acl, string subnet, string direction, AclDenial denial, PortSpan ports, string what) =>
        $"dropped by {acl.Id} of {subnet}: {direction} rule {denial.Rule} denies {what}{(ports.First == ports.Last ? "" : $" at port {denial.Port}")}";
}
