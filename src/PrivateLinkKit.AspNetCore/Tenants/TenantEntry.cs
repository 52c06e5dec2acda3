namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>One line of the map of tenants.</summary>
/// <param name="Origin">Its key in the configuration, or how code names it.</param>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Tenant">Its tenant.</param>
internal sealed record TenantEntry(string Origin, string EndpointId, string Tenant);
