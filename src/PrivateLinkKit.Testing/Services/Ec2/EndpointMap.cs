using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Interface endpoints and the load balancers behind them, for the map of the network.</summary>
internal static class EndpointMap
{
    public static void Add(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        var connections = regions.SelectMany(provider => provider.Ec2.VpcEndpointConnections).ToDictionary(connection => connection.VpcEndpointId!);
        var services = regions.SelectMany(provider => provider.Ec2.VpcEndpointServices).ToDictionary(service => service.ServiceName!);
        foreach (var region in regions)
        {
            foreach (var row in region.Ec2.VpcEndpoints.Where(row => row.VpcEndpointType is AwsService.Interface))
            {
                var endpoint = Translate(
                    row,
                    connections.GetValueOrDefault(row.VpcEndpointId!)?.VpcEndpointState ?? StateOf(region, row),
                    services.GetValueOrDefault(row.ServiceName!),
                    map.InterfacesOf(row.NetworkInterfaceIds ?? []),
                    HasPrivateDns(region, row));
                map.Add(endpoint with { Api = AwsServices.Find(region, row.ServiceName!)?.ApiIn(region), IsRemote = row.ServiceRegion != region.Name });
            }
        }
    }

    private static Network.Map.Endpoint Translate(
        VpcEndpoint row, string state, ServiceConfiguration? service, IReadOnlyList<Place> places, bool hasPrivateDns)
    {
        var byKind = (row.DnsEntries ?? []).Select(entry => entry.DnsName!).ToLookup(name => EndpointDns.IsPublic(row, name));
        var names = byKind[true].ToList();
        return new Network.Map.Endpoint(
            row.VpcEndpointId!,
            row.VpcId!,
            state,
            names.FirstOrDefault(),
            places.ToDictionary(place => place.Id, place =>
                names.Find(name => name.TrimStart('*', '.').Split('.')[0].EndsWith($"-{place.Subnet.ZoneName}", StringComparison.Ordinal)) ?? ""),
            hasPrivateDns ? [.. byKind[false].Select(name => name.ToLowerInvariant())] : [],
            places,
            service?.NetworkLoadBalancerArns ?? []);
    }

    private static string StateOf(AccountRegion region, VpcEndpoint row) =>
        row.State is "pending" && region.Ec2.ServingEndpoints.Contains(row.VpcEndpointId!) ? "available" : row.State!;

    private static bool HasPrivateDns(AccountRegion region, VpcEndpoint row) =>
        row.PrivateDnsEnabled is true && region.Ec2.VpcAttributes.Find(row.VpcId) is { DnsSupport: true, DnsHostnames: true };
}
