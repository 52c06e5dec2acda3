namespace PrivateLinkKit.Features.Networks;

internal sealed record SubnetSpec(string Zone, string Cidr, SubnetTier Tier)
{
    /// <summary>true if the user set the subnet's size; otherwise any size is acceptable.</summary>
    public bool IsSizeAsked { get; init; }
}
