namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>A subnet of a load balancer, with the address requested there, if any.</summary>
internal sealed record PlacedSubnet(string SubnetId, string VpcId, string ZoneName, string? PinnedAddress);
