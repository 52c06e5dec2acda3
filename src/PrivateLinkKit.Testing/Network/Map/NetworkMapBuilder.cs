using System.Net;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Builds the map of the network from the records of the services. Runs under the gate.</summary>
internal static class NetworkMapBuilder
{
    public static NetworkMap Draw(Cloud cloud, ZoneFailures failures)
    {
        var regions = cloud.Regions.ToList();
        var subnets = regions.SelectMany(SubnetMapBuilder.Subnets).ToDictionary(subnet => subnet.Id);
        var vpcs = regions.SelectMany(region => SubnetMapBuilder.Vpcs(region, subnets)).ToDictionary(vpc => vpc.Id);
        var interfaces = regions.SelectMany(region => InterfaceMapBuilder.Interfaces(region, subnets)).Select(failures.Mark).ToDictionary(place => place.Id);
        var addresses = interfaces.Values.ToDictionary(place => (place.VpcId, place.Address));
        var occupants = regions.SelectMany(InterfaceMapBuilder.Instances).ToDictionary(instance => instance.Id, instance => instance.InterfaceId);
        var endpoints = regions.SelectMany(region => EndpointMapBuilder.Endpoints(region, regions, interfaces)).ToList();
        var balancers = regions.SelectMany(region => BalancerMapBuilder.Balancers(region, interfaces)).ToDictionary(balancer => balancer.Arn);
        return new NetworkMap
        {
            Version = cloud.Version,
            Subnets = subnets,
            Vpcs = vpcs,
            Interfaces = interfaces,
            Addresses = addresses,
            Occupants = occupants,
            Endpoints = endpoints,
            EndpointsByInterface = endpoints.SelectMany(endpoint => endpoint.Interfaces, (endpoint, place) => (place.Id, endpoint)).ToDictionary(),
            Balancers = balancers,
            BalancersByInterface = balancers.Values.SelectMany(balancer => balancer.Nodes, (balancer, node) => (node.Id, balancer)).ToDictionary(),
            Pools = regions.SelectMany(region => TargetMapBuilder.Pools(region, target => PlacesOf(target.Type, target.VpcId, target.Id)))
                .ToDictionary(pool => pool.Arn),
        };

        IReadOnlyList<Place> PlacesOf(string type, string vpcId, string id) => type switch
        {
            "alb" => balancers.GetValueOrDefault(id)?.Nodes ?? [],
            "instance" => occupants.TryGetValue(id, out var eni) && interfaces.TryGetValue(eni, out var place) ? [place] : [],
            _ => addresses.TryGetValue((vpcId, IPAddress.Parse(id)), out var place) ? [place] : [],
        };
    }
}
