using System.Net;
using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Everything that packets can reach, in all accounts and regions, for one version of the cloud. Immutable.</summary>
internal sealed class NetworkMap
{
    public required long Version { get; init; }

    public required IReadOnlyDictionary<string, Vpc> Vpcs { get; init; }

    public required IReadOnlyDictionary<string, Subnet> Subnets { get; init; }

    public required IReadOnlyDictionary<string, Place> Interfaces { get; init; }

    public required IReadOnlyDictionary<(string VpcId, IPAddress Address), Place> Addresses { get; init; }

    /// <summary>The interfaces of instances.</summary>
    public required IReadOnlyDictionary<string, string> Occupants { get; init; }

    /// <summary>Where routes lead to other than the VPC itself, by id.</summary>
    public required IReadOnlyDictionary<string, EgressGateway> Gateways { get; init; }

    public required IReadOnlyList<Endpoint> Endpoints { get; init; }

    public IReadOnlyDictionary<string, Endpoint> EndpointsById => field ??= Endpoints.ToDictionary(endpoint => endpoint.Id);

    public required IReadOnlyDictionary<string, Endpoint> EndpointsByInterface { get; init; }

    public required IReadOnlyDictionary<string, Balancer> BalancersByInterface { get; init; }

    public required IReadOnlyDictionary<string, Balancer> Balancers { get; init; }

    public required IReadOnlyDictionary<string, TargetPool> Pools { get; init; }

    /// <summary>The hosted zones of Route 53, oldest first.</summary>
    public required IReadOnlyList<DnsZone> Zones { get; init; }

    /// <summary>The APIs of AWS's own services that have public addresses.</summary>
    public IReadOnlyList<PublicApi> PublicApis { get; init; } = [];

    /// <summary>The VPC links of API Gateway.</summary>
    public IReadOnlyDictionary<string, ApiLink> ApiLinks { get; init; } = new Dictionary<string, ApiLink>();

    /// <summary>The APIs of API Gateway by their names, in lower case.</summary>
    public IReadOnlyDictionary<string, HostedApi> Apis { get; init; } = new Dictionary<string, HostedApi>();

    /// <summary>Where connections to APIs arrive, by address.</summary>
    public IReadOnlyDictionary<IPAddress, Place> ApiFrontDoors => field ??=
        Apis.Values.Select(api => api.FrontDoor).DistinctBy(door => door.Address).ToDictionary(door => door.Address);

    /// <summary>The listeners by their ARNs, with their load balancers.</summary>
    public IReadOnlyDictionary<string, (Balancer Balancer, BalancerListener Listener)> Listeners => field ??= Balancers.Values
        .SelectMany(balancer => balancer.Listeners, (balancer, listener) => (balancer, listener)).ToDictionary(own => own.listener.Arn);

    /// <summary>The public hosted zones by their domain.</summary>
    public ILookup<string, DnsZone> PublicZones => field ??= Zones.Where(zone => zone.VpcIds is null).ToLookup(zone => zone.Name);

    /// <summary>The endpoints by their regional and zonal names.</summary>
    public ILookup<string, Endpoint> EndpointsByName => field ??= Endpoints
        .SelectMany(endpoint => endpoint.ZonalNames.Values.Append(endpoint.RegionalName ?? ""), (endpoint, name) => (Name: name, endpoint))
        .Where(own => own.Name is not "")
        .ToLookup(own => own.Name, own => own.endpoint);

    /// <summary>The load balancers by their names, in lower case; a Network Load Balancer has one for each zone too.</summary>
    public ILookup<string, Balancer> BalancersByName => field ??= Balancers.Values
        .SelectMany(balancer => balancer.Names, (balancer, name) => (Name: name, balancer)).ToLookup(own => own.Name, own => own.balancer);

    private ILookup<(string VpcId, string Domain), DnsZone> PrivateZones => field ??=
        Zones.SelectMany(zone => zone.VpcIds ?? [], (zone, vpcId) => (VpcId: vpcId, zone))
            .Concat(Endpoints.SelectMany(endpoint => endpoint.PrivateZones, (endpoint, zone) => (endpoint.VpcId, zone)))
            .ToLookup(own => (own.VpcId, own.zone.Name), own => own.zone);

    /// <summary>Returns the most specific private zone of a VPC that has a name: one of Route 53, or that of an endpoint's private name.</summary>
    public DnsZone? PrivateZoneOf(Vpc vpc, string name) => vpc.HasPrivateZones
        ? DomainName.Upwards(name).SelectMany(domain => PrivateZones[(vpc.Id, domain)]).FirstOrDefault()
        : null;

    /// <summary>The network interfaces with public addresses.</summary>
    public IReadOnlyDictionary<IPAddress, Place> PublicAddresses => field ??=
        Interfaces.Values.Where(place => place.PublicAddress is not null).ToDictionary(place => place.PublicAddress!);

    /// <summary>
    /// Returns the nodes of load balancers to which an endpoint's interface may send: those in its zone or, of a service of another region, those of all
    /// zones. Zones of provider and consumer are matched by id: their names differ between accounts.
    /// </summary>
    public IReadOnlyList<(Balancer Balancer, Place Node)> NodesBehind(Endpoint endpoint, Place at) =>
    [
        .. from arn in endpoint.BalancerArns
           let balancer = Balancers.GetValueOrDefault(arn)
           where balancer is not null
           from node in balancer.Nodes
           where endpoint.IsRemote || node.Subnet.ZoneId == at.Subnet.ZoneId
           select (balancer, node),
    ];

    /// <summary>Returns the ports that a client at a location chooses from.</summary>
    public PortSpan SourcePortsOf(Place place) =>
        BalancersByInterface.ContainsKey(place.Id) || Gateways.Values.Any(gateway => gateway.Interface?.Id == place.Id)
            ? PortSpan.OfLoadBalancers
            : PortSpan.OfClients;

    /// <summary>Returns the location of a VPC, subnet, instance or network interface, or on the Internet; null if it does not exist.</summary>
    public Place? Stand(string standingIn) =>
        standingIn is Internet.Id ? Internet.Client
        : Vpcs.TryGetValue(standingIn, out var vpc) ? vpc.Subnets is [var first, ..] ? Bystander(vpc.Id, first) : null
        : Subnets.TryGetValue(standingIn, out var subnet) ? Bystander(subnet.Id, subnet)
        : Interfaces.GetValueOrDefault(Occupants.GetValueOrDefault(standingIn, standingIn));

    // The highest free address: EC2 assigns the lowest first.
    private Place Bystander(string id, Subnet subnet)
    {
        var address = AddressMath.Last(subnet.Range);
        do
        {
            address = AddressMath.Before(address);
        }
        while (Addresses.ContainsKey((subnet.VpcId, address)));
        return new Place(id, subnet, address, []);
    }
}
