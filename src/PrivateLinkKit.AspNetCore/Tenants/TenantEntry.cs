namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>One line of the map of tenants.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Tenant">Its tenant.</param>
internal sealed record TenantEntry(string EndpointId, string Tenant);
