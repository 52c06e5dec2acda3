namespace PrivateLinkKit.Features.Stacks;

/// <summary>A setting of the caller that determines a region.</summary>
internal sealed record RegionClaim(string LogicalId, string Value, string Region);
