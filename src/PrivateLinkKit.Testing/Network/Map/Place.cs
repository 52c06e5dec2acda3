using System.Net;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Somewhere packets start or end: a network interface, or a bystander in a subnet, whom no security group and no failure of a zone restricts.</summary>
internal sealed record Place(string Id, Subnet Subnet, IPAddress Address, IReadOnlyList<GroupRules> Groups)
{
    public string VpcId => Subnet.VpcId;

    /// <summary>Whether its zone has failed: nothing gets in or out.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Whether DNS has noticed that.</summary>
    public bool IsOutOfNames { get; init; }

    public Peer AsPeer => new(Address, [.. Groups.Select(group => group.Id)]);
}
