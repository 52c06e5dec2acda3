namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>A subnet of a load balancer, with the private address and the Elastic IP address requested there, if any.</summary>
internal sealed record PlacedSubnet(string SubnetId, string VpcId, string ZoneName, string? PinnedAddress)
{
    public string? AllocationId { get; init; }

    public string? PublicAddress { get; init; }
}
