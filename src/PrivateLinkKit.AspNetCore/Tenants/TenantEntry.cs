namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>One entry of the tenant map.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Tenant">Its tenant.</param>
internal sealed record TenantEntry(string EndpointId, string Tenant);
