namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A VPC for routing and name resolution.</summary>
internal sealed record Vpc(string Id, string RegionName, bool HasDns, IReadOnlyList<Subnet> Subnets)
{
    /// <summary>true if private hosted zones resolve: with <see cref="HasDns"/> and DNS host names.</summary>
    public bool HasPrivateZones { get; init; }

    /// <summary>The domain of its public host names; null: it has none.</summary>
    public string? PublicDomain { get; init; }
}
