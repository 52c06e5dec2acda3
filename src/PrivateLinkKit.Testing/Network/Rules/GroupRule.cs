using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>One security-group rule for one peer: an address range or a group.</summary>
/// <param name="Protocol">As AWS writes it: <c>-1</c> for everything, <c>tcp</c> or <c>6</c>, and others that no TCP connection matches.</param>
/// <param name="FromPort">The first port; -1 or null for all of them.</param>
/// <param name="ToPort">The last port; -1 or null for all of them.</param>
/// <param name="Range">The peer as a range.</param>
/// <param name="GroupId">The peer as a group: every interface that has it.</param>
internal sealed record GroupRule(string Protocol, int? FromPort, int? ToPort, IPNetwork? Range = null, string? GroupId = null)
{
    /// <summary>Returns true if the rule admits a TCP connection to or from this peer.</summary>
    public bool Admits(Peer peer, int port) => IsTcp && Covers(port) && (Range?.Contains(peer.Address) ?? peer.GroupIds.Contains(GroupId!));

    private bool IsTcp => Protocol is "-1" or "tcp" or "6";

    // With protocol -1 AWS ignores the ports.
    private bool Covers(int port) => Protocol is "-1" || ((FromPort ?? -1) is -1 || FromPort <= port) && ((ToPort ?? -1) is -1 || port <= ToPort);
}
