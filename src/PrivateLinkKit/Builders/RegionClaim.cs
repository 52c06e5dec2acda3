namespace PrivateLinkKit.Builders;

/// <summary>Something the caller said from which a region follows.</summary>
internal sealed record RegionClaim(string LogicalId, string Value, string Region);
