using System.Net;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>
/// Source or destination of packets: a network interface, or an observer in a subnet, which no security group and no zone failure
/// restricts.
/// </summary>
internal sealed record Place(string Id, Subnet Subnet, IPAddress Address, IReadOnlyList<GroupRules> Groups)
{
    public string VpcId => Subnet.VpcId;

    /// <summary>true if its zone has failed: no traffic enters or leaves.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>true if the instance that it belongs to is not running: nobody receives its packets.</summary>
    public bool IsDown { get; init; }

    /// <summary>The public address that its private one is mapped to, if any.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>true if DNS has removed the failed zone.</summary>
    public bool IsOutOfNames { get; init; }

    public bool IsOnTheInternet => Subnet.VpcId == Internet.Id;

    /// <summary>Why nobody receives its packets; null if somebody does.</summary>
    public string? Outage => IsCutOff ? $"dropped at {Id} ({Address}): zone {Subnet.ZoneId} has failed"
        : IsDown ? $"dropped at {Id} ({Address}): its instance is not running"
        : null;

    public Peer AsPeer => new(Address, [.. Groups.Select(group => group.Id)]);
}
