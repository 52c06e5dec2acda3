using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace PrivateLinkKit;

/// <summary>One network interface of an endpoint, as clients dial it.</summary>
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

    /// <summary>The zone it is in, as the endpoint's account names it, such as <c>eu-west-1a</c>; null: not known.</summary>
    public string? ZoneName { get; init; }

    /// <summary>The zone it is in, as all accounts name it, such as <c>euw1-az1</c>; null: not known.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Zone name for logs, metrics and errors.</summary>
    internal string Zone => ZoneName ?? ZoneId ?? "an unknown zone";
}
