using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Answer to a DNS question.</summary>
/// <param name="Exists">false if the name does not exist, or the last one that its CNAME records lead to.</param>
/// <param name="Records">The CNAME records in their order, then those of the type.</param>
internal sealed record DnsAnswer(bool Exists, IReadOnlyList<DnsRecord> Records)
{
    /// <summary>The SOA record of the zone that lacks the records; null if there are some, or if no zone has the name.</summary>
    public DnsRecord? Authority { get; init; }
}

/// <summary>A DNS record.</summary>
/// <param name="Name">The name, in lower case without the dot at its end.</param>
/// <param name="Type">The type, such as <c>A</c>.</param>
/// <param name="Lifetime">Time for which resolvers keep it, in seconds.</param>
/// <param name="Value">The value as text.</param>
internal sealed record DnsRecord(string Name, string Type, long Lifetime, string Value)
{
    /// <summary>The network interface of the address, if the name is one of a load balancer, endpoint or instance.</summary>
    public Place? At { get; init; }
}
