using PrivateLinkKit.AspNetCore.Tenants;

namespace PrivateLinkKit;

/// <summary>
/// Tenants by VPC endpoint. Bound from the section <c>PrivateLink:Tenants</c>, whose keys are endpoint ids and whose values are tenants.
/// </summary>
public sealed class TenantOptions
{
    private readonly List<TenantEntry> _entries = [];

    internal IReadOnlyList<TenantEntry> Entries => _entries;

    /// <summary>Adds an endpoint of a tenant. A tenant may have several; an endpoint has one.</summary>
    /// <param name="endpointId">AWS's id, <c>vpce-…</c>, as <c>DescribeVpcEndpointConnections</c> returns it to the owner of the service.</param>
    /// <param name="tenant">The host's own name for the tenant, case-sensitive.</param>
    /// <returns>The same options.</returns>
    public TenantOptions Add(string endpointId, string tenant)
    {
        ArgumentNullException.ThrowIfNull(endpointId);
        ArgumentNullException.ThrowIfNull(tenant);
        _entries.Add(new TenantEntry(endpointId, tenant));
        return this;
    }
}
