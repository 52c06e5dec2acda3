namespace PrivateLinkKit;

/// <summary>The DNS name of an endpoint in one zone.</summary>
public sealed record ZonalName
{
    /// <summary>The zone as the endpoint's account names it, such as <c>eu-west-1a</c>.</summary>
    public required string ZoneName { get; init; }

    /// <summary>The zone as all accounts name it, such as <c>euw1-az1</c>; null: not known.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The name.</summary>
    public required string DnsName { get; init; }
}
