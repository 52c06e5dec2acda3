namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>An interface endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="VpcId">The consumer's VPC.</param>
/// <param name="State">AWS's state of the connection to the service; packets pass only when it is <c>available</c>.</param>
/// <param name="RegionalName">The DNS name of all its zones; null while it has none.</param>
/// <param name="ZonalNames">The DNS names of single zones, by interface.</param>
/// <param name="PrivateName">The service's own name, when the consumer has enabled it, in lower case; may start with <c>*.</c>.</param>
/// <param name="Interfaces">One per subnet.</param>
/// <param name="BalancerArns">The load balancers behind the service.</param>
internal sealed record Endpoint(
    string Id,
    string VpcId,
    string State,
    string? RegionalName,
    IReadOnlyDictionary<string, string> ZonalNames,
    string? PrivateName,
    IReadOnlyList<Place> Interfaces,
    IReadOnlyList<string> BalancerArns)
{
    public bool IsAvailable => State is "available";
}
