namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>A subnet that a load balancer stands in, with the address it was asked to have there, if any.</summary>
internal sealed record PlacedSubnet(string SubnetId, string VpcId, string ZoneName, string? PinnedAddress);
