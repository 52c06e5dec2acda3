namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A VPC as packets and names see it.</summary>
internal sealed record Vpc(string Id, string RegionName, bool HasDns, IReadOnlyList<Subnet> Subnets);
