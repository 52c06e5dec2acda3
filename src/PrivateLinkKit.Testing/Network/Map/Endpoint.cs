namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>An interface endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="VpcId">The consumer's VPC.</param>
/// <param name="State">AWS's state of the connection to the service; packets pass only when it is <c>available</c>.</param>
/// <param name="RegionalName">The DNS name of all its zones; null while it has none.</param>
/// <param name="ZonalNames">The DNS names of single zones, by interface.</param>
/// <param name="PrivateNames">The service's own names, when the consumer has enabled them, in lower case; they may start with <c>*.</c>.</param>
/// <param name="Interfaces">One per subnet.</param>
/// <param name="BalancerArns">The load balancers behind the service.</param>
internal sealed record Endpoint(
    string Id,
    string VpcId,
    string State,
    string? RegionalName,
    IReadOnlyDictionary<string, string> ZonalNames,
    IReadOnlyList<string> PrivateNames,
    IReadOnlyList<Place> Interfaces,
    IReadOnlyList<string> BalancerArns)
{
    private const long Ttl = 60;

    /// <summary>The API of the service of AWS itself that it leads to; null: that of a provider.</summary>
    public ServiceApi? Api { get; init; }

    /// <summary>true if the service is in another region.</summary>
    public bool IsRemote { get; init; }

    public bool IsAvailable => State is "available";

    public bool IsBeingDeleted => State is "deleting" or "deleted";

    /// <summary>The zones that AWS manages for the private names, which lead to the regional name.</summary>
    public IEnumerable<DnsZone> PrivateZones => IsAvailable && RegionalName is { } regional
        ? PrivateNames.GroupBy(own => own.StartsWith("*.", StringComparison.Ordinal) ? own[2..] : own).Select(domain => new DnsZone(
            Id, domain.Key, [VpcId], domain.Select(own => new DnsRecordSet(own, "CNAME") { Ttl = Ttl, Values = [regional] }), number: 0))
        : [];
}
