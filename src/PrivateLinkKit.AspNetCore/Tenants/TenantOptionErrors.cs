using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>Errors of a tenant map; each begins with its configuration key.</summary>
internal static class TenantOptionErrors
{
    /// <summary>Section of the configuration whose keys are endpoints and whose values are tenants.</summary>
    public const string Section = "PrivateLink:Tenants";

    public static IEnumerable<(TenantEntry Entry, string Fault)> Of(TenantOptions options)
    {
        foreach (var entry in options.Entries)
        {
            if (!EndpointId.IsValid(entry.EndpointId))
            {
                yield return Fault(entry, $"(tenant '{entry.Tenant}') is not the id of a VPC endpoint; write it as vpce-0123456789abcdef0.");
            }

            if (string.IsNullOrWhiteSpace(entry.Tenant))
            {
                yield return Fault(entry, "has no tenant; set one, or remove the endpoint.");
            }
        }

        foreach (var twice in options.Entries.GroupBy(entry => entry.EndpointId, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            var tenants = string.Join(" and ", twice.Select(entry => $"'{entry.Tenant}'"));
            yield return Fault(twice.First(), $"is given {twice.Count()} times, to {tenants}; an endpoint has one tenant.");
        }
    }

    private static (TenantEntry Entry, string Fault) Fault(TenantEntry entry, string problem) =>
        (entry, Printable.Escape($"{Section}:{entry.EndpointId} {problem}"));
}
