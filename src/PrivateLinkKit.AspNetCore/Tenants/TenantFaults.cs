namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Everything that is wrong with a map of tenants.</summary>
internal static class TenantFaults
{
    public static IEnumerable<(TenantEntry Entry, string Fault)> Of(TenantOptions options)
    {
        foreach (var entry in options.Entries)
        {
            if (!EndpointId.IsValid(entry.EndpointId))
            {
                yield return (entry, $"Tenant '{entry.Tenant}': '{entry.EndpointId}' is not the id of a VPC endpoint; write it as vpce-0123456789abcdef0.");
            }

            if (string.IsNullOrWhiteSpace(entry.Tenant))
            {
                yield return (entry, $"{entry.Origin} has no tenant; name one, or leave the endpoint out.");
            }
        }

        foreach (var twice in options.Entries.GroupBy(entry => entry.EndpointId, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            var tenants = string.Join(" and ", twice.Select(entry => $"'{entry.Tenant}'"));
            yield return (twice.First(), $"Endpoint '{twice.Key}' is given {twice.Count()} times, to {tenants}; an endpoint has one tenant.");
        }
    }
}
