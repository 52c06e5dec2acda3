using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Builds interface endpoints and their services from the EC2 service's records.</summary>
internal static class EndpointMapBuilder
{
    /// <param name="region">The consumer's region.</param>
    /// <param name="regions">All regions, including the provider's.</param>
    /// <param name="interfaces">All network interfaces.</param>
    public static IEnumerable<Endpoint> Endpoints(AccountRegion region, IReadOnlyList<AccountRegion> regions, IReadOnlyDictionary<string, Place> interfaces)
    {
        var connections = regions.SelectMany(provider => provider.Ec2.VpcEndpointConnections).ToDictionary(connection => connection.VpcEndpointId!);
        var services = regions.SelectMany(provider => provider.Ec2.VpcEndpointServices).ToDictionary(service => service.ServiceName!);
        return region.Ec2.VpcEndpoints.Where(row => row.VpcEndpointType is "Interface").Select(row =>
        {
            var service = services.GetValueOrDefault(row.ServiceName!);
            var places = (row.NetworkInterfaceIds ?? []).Where(interfaces.ContainsKey).Select(id => interfaces[id]).ToList();
            return Translate(row, connections.GetValueOrDefault(row.VpcEndpointId!)?.VpcEndpointState ?? row.State!, service, places,
                HasPrivateDns(region, row));
        });
    }

    private static Endpoint Translate(VpcEndpoint row, string state, ServiceConfiguration? service, IReadOnlyList<Place> places, bool hasPrivateDns)
    {
        var byKind = (row.DnsEntries ?? []).Select(entry => entry.DnsName!).ToLookup(name => name.StartsWith(row.VpcEndpointId!, StringComparison.Ordinal));
        var names = byKind[true].ToList();
        return new Endpoint(
            row.VpcEndpointId!,
            row.VpcId!,
            state,
            names.FirstOrDefault(),
            places.ToDictionary(place => place.Id, place =>
                names.Find(name => name.Split('.')[0].EndsWith($"-{place.Subnet.ZoneName}", StringComparison.Ordinal)) ?? ""),
            hasPrivateDns ? byKind[false].FirstOrDefault()?.ToLowerInvariant() : null,
            places,
            service?.NetworkLoadBalancerArns ?? []);
    }

    private static bool HasPrivateDns(AccountRegion region, VpcEndpoint row) =>
        row.PrivateDnsEnabled is true && region.Ec2.VpcAttributes.Find(row.VpcId) is { DnsSupport: true, DnsHostnames: true };
}
