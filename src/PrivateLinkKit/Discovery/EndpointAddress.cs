using System.Diagnostics.CodeAnalysis;
using System.Net;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>One network interface of an endpoint, as a destination for clients.</summary>
public sealed record EndpointAddress
{
    /// <summary>Creates an address, for use in a host's tests.</summary>
    public EndpointAddress()
    {
    }

    [SetsRequiredMembers]
    internal EndpointAddress(IPAddress address, string? zoneName = null, string? zoneId = null) => (Address, ZoneName, ZoneId) = (address, zoneName, zoneId);

    /// <summary>The private address.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The name of its zone in the endpoint's account, such as <c>eu-west-1a</c>; null: unknown.</summary>
    public string? ZoneName { get; init; }

    /// <summary>The id of its zone, the same in all accounts, such as <c>euw1-az1</c>; null: unknown.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Zone name for logs, metrics and errors.</summary>
    internal string Zone => ZoneName ?? ZoneId ?? "an unknown zone";

    /// <summary>Address and zone; escapes control characters.</summary>
    public override string ToString() => Printable.Escape($"{Address} in {Zone}");
}
