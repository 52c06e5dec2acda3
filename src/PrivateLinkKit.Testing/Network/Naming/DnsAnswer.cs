using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Answer to a DNS question.</summary>
/// <param name="Status">What is known of the name, or of the last one that its CNAME records lead to.</param>
/// <param name="Records">The CNAME records in their order, then those of the type.</param>
internal sealed record DnsAnswer(DnsStatus Status, IReadOnlyList<DnsRecord> Records)
{
    /// <summary>The SOA record of the zone that lacks the records; null if there are some, or if no zone has the name.</summary>
    public DnsRecord? Authority { get; init; }
}

/// <summary>What is known of a name.</summary>
internal enum DnsStatus
{
    Exists,
    NoSuchName,

    /// <summary>It is delegated to unknown name servers, or its CNAME records lead nowhere.</summary>
    Failed,
}

/// <summary>A DNS record.</summary>
/// <param name="Name">The name, in lower case without the dot at its end.</param>
/// <param name="Type">The type, such as <c>A</c>.</param>
/// <param name="Ttl">Time for which resolvers keep it, in seconds.</param>
/// <param name="Value">The value as text.</param>
internal sealed record DnsRecord(string Name, string Type, long Ttl, string Value)
{
    /// <summary>The network interface of the address, if the name is one of a load balancer, endpoint or instance.</summary>
    public Place? At { get; init; }
}
