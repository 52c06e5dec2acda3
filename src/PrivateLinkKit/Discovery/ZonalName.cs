using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>The DNS name of an endpoint in one zone.</summary>
public sealed record ZonalName
{
    /// <summary>The name of the zone in the endpoint's account, such as <c>eu-west-1a</c>.</summary>
    public required string ZoneName { get; init; }

    /// <summary>The id of the zone, the same in all accounts, such as <c>euw1-az1</c>; null: unknown.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The name.</summary>
    public required string DnsName { get; init; }

    /// <summary>Name and zone; escapes control characters.</summary>
    public override string ToString() => Printable.Escape($"{DnsName} in {ZoneName}");
}
