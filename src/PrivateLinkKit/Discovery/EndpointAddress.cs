using System.Net;

namespace PrivateLinkKit;

/// <summary>One of an endpoint's network interfaces, as clients dial it.</summary>
/// <param name="Address">Its private address.</param>
/// <param name="ZoneName">The zone it is in, as the endpoint's account names it, such as <c>eu-west-1a</c>; null: not known.</param>
/// <param name="ZoneId">The zone it is in, as all accounts name it, such as <c>euw1-az1</c>; null: not known.</param>
public sealed record EndpointAddress(IPAddress Address, string? ZoneName = null, string? ZoneId = null)
{
    /// <summary>Its zone as logs, metrics and errors name it.</summary>
    internal string Zone => ZoneName ?? ZoneId ?? "an unknown zone";
}
