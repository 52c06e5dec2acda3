namespace PrivateLinkKit.Model;

internal sealed record SubnetSpec(string Zone, string Cidr, SubnetTier Tier);
