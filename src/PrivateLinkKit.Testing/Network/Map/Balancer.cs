namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A load balancer with one node per zone. Only an Application Load Balancer has an idle timeout here.</summary>
internal sealed record Balancer(
    string Arn,
    string Name,
    string DnsName,
    bool IsApplication,
    bool IsActive,
    IReadOnlyList<Place> Nodes,
    IReadOnlyList<BalancerListener> Listeners,
    bool CrossesZones,
    bool JudgesPrivateLinkClients,
    TimeSpan? IdleTimeout)
{
    /// <summary>true if its names resolve to the public addresses of its nodes.</summary>
    public bool IsInternetFacing { get; init; }

    /// <summary>Headers of the requests that it forwards, if it is an Application Load Balancer.</summary>
    public HeaderSettings Headers { get; init; } = new();

    /// <summary>Its DNS names, in lower case: that of all zones and, of a Network Load Balancer, those of single zones.</summary>
    public IEnumerable<string> Names => (IsApplication ? [] : Nodes.Select(NameIn)).Prepend(DnsName.ToLowerInvariant());

    /// <summary>The DNS name of a node, in lower case.</summary>
    public string NameIn(Place node) => $"{node.Subnet.ZoneName}.{DnsName.ToLowerInvariant()}";

    public Place? NodeIn(string zoneId) => Nodes.FirstOrDefault(node => node.Subnet.ZoneId == zoneId);

    public BalancerListener? ListenerOn(int port) => Listeners.FirstOrDefault(listener => listener.Port == port);
}
