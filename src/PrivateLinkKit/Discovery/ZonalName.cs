namespace PrivateLinkKit;

/// <summary>The DNS name of an endpoint in one zone.</summary>
/// <param name="ZoneName">As the endpoint's account names the zone, such as <c>eu-west-1a</c>.</param>
/// <param name="ZoneId">As all accounts name it, such as <c>euw1-az1</c>; null: not known.</param>
/// <param name="DnsName">The name.</param>
public sealed record ZonalName(string ZoneName, string? ZoneId, string DnsName);
