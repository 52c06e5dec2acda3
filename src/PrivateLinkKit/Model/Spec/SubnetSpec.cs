namespace PrivateLinkKit.Model;

internal sealed record SubnetSpec(string Zone, string Cidr, SubnetTier Tier)
{
    /// <summary>Whether the user asked for a subnet of this size; otherwise any size will do.</summary>
    public bool IsSizeAsked { get; init; }
}
