namespace PrivateLinkKit.Discovery;

/// <summary>The DNS names of an endpoint by kind. AWS lists the regional name first, then one for each zone, then private ones.</summary>
/// <param name="Zonal">By the zone's name in the endpoint's account.</param>
internal sealed record EndpointNames(string Regional, IReadOnlyList<(string Zone, string DnsName)> Zonal, string? Private)
{
    /// <summary>Parses the DNS names; null if there are none.</summary>
    public static EndpointNames? Of(IReadOnlyList<string> dnsNames)
    {
        if (dnsNames is not [var regional, ..])
        {
            return null;
        }

        var others = dnsNames.Skip(1).Select(name => (Zone: ZoneIn(name, regional), DnsName: name)).ToList();
        return new EndpointNames(regional, [.. from other in others where other.Zone is not null select (other.Zone, other.DnsName)],
            others.Find(other => other.Zone is null).DnsName);
    }

    /// <summary><c>vpce-1-abc-eu-west-1a.DOMAIN</c> beside <c>vpce-1-abc.DOMAIN</c>.</summary>
    private static string? ZoneIn(string name, string regional)
    {
        var (label, domain) = Split(regional);
        var (ownLabel, ownDomain) = Split(name);
        return ownDomain == domain && ownLabel.StartsWith($"{label}-", StringComparison.Ordinal) ? ownLabel[(label.Length + 1)..] : null;
    }

    private static (string Label, string Domain) Split(string name) => name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0
        ? (name[..dot], name[dot..]) : (name, "");
}
