using System.Net;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Somewhere packets start or end: a network interface, or a bystander in a subnet whom no security group restricts.</summary>
internal sealed record Place(string Id, Subnet Subnet, IPAddress Address, IReadOnlyList<GroupRules> Groups)
{
    public string VpcId => Subnet.VpcId;

    public Peer AsPeer => new(Address, [.. Groups.Select(group => group.Id)]);
}
