namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Everything that is wrong with a map of tenants.</summary>
internal static class TenantFaults
{
    public static IEnumerable<string> Of(TenantOptions options)
    {
        foreach (var (endpointId, tenant) in options.Endpoints)
        {
            if (!EndpointId.IsValid(endpointId))
            {
                yield return $"Tenant '{tenant}': '{endpointId}' is not the id of a VPC endpoint; write it as vpce-0123456789abcdef0.";
            }

            if (string.IsNullOrWhiteSpace(tenant))
            {
                yield return $"Endpoint '{endpointId}' has no tenant; name one, or leave the endpoint out.";
            }
        }

        foreach (var twice in options.Endpoints.GroupBy(endpoint => endpoint.EndpointId, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return $"Endpoint '{twice.Key}' is given {twice.Count()} times, to {string.Join(" and ", twice.Select(endpoint => $"'{endpoint.Tenant}'"))}; an endpoint has one tenant.";
        }
    }
}
