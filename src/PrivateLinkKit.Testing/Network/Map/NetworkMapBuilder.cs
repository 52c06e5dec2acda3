using System.Net;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A map of the network being built from the parts of the services.</summary>
internal sealed class NetworkMapBuilder(ZoneFailures failures)
{
    private readonly Dictionary<string, Subnet> _subnets = [];
    private readonly Dictionary<string, Vpc> _vpcs = [];
    private readonly Dictionary<string, Place> _interfaces = [];
    private readonly Dictionary<(string VpcId, IPAddress Address), Place> _addresses = [];
    private readonly Dictionary<string, string> _occupants = [];
    private readonly Dictionary<string, EgressGateway> _gateways = [];
    private readonly List<Endpoint> _endpoints = [];
    private readonly Dictionary<string, Balancer> _balancers = [];
    private readonly Dictionary<string, TargetPool> _pools = [];
    private readonly List<DnsZone> _zones = [];
    private readonly List<PublicApi> _publicApis = [];
    private readonly Dictionary<string, HostedApi> _apis = [];
    private readonly Dictionary<string, ApiLink> _apiLinks = [];

    public IReadOnlyDictionary<string, Subnet> Subnets => _subnets;

    public void Add(Subnet subnet) => _subnets.Add(subnet.Id, subnet);

    public void Add(Vpc vpc) => _vpcs.Add(vpc.Id, vpc);

    public void Add(EgressGateway gateway) => _gateways.Add(gateway.Id, gateway);

    public void Add(Endpoint endpoint) => _endpoints.Add(endpoint);

    public void Add(Balancer balancer) => _balancers.Add(balancer.Arn, balancer);

    public void Add(TargetPool pool) => _pools.Add(pool.Arn, pool);

    public void Add(PublicApi api) => _publicApis.Add(api);

    public void Add(HostedApi api) => _apis.Add(api.HostName, api);

    public void Add(ApiLink link) => _apiLinks.Add(link.Id, link);

    /// <summary>Adds a hosted zone, after those that were created before it.</summary>
    public void Add(DnsZone zone) => _zones.Add(zone);

    /// <summary>Adds a network interface.</summary>
    public void Add(Place place)
    {
        var marked = failures.Mark(place);
        _interfaces.Add(marked.Id, marked);
        _addresses.Add((marked.VpcId, marked.Address), marked);
    }

    /// <summary>Adds a resource, such as an instance, that has a network interface.</summary>
    public void AddOccupant(string id, string interfaceId) => _occupants.Add(id, interfaceId);

    /// <summary>Returns the interfaces among some ids, in their order.</summary>
    public IReadOnlyList<Place> InterfacesOf(IEnumerable<string> ids) => [.. ids.Where(_interfaces.ContainsKey).Select(id => _interfaces[id])];

    /// <summary>Returns the interface of an occupant, if it exists.</summary>
    public IReadOnlyList<Place> InterfacesOfOccupant(string id) => _occupants.TryGetValue(id, out var interfaceId) ? InterfacesOf([interfaceId]) : [];

    /// <summary>Returns the interface with an address, if there is one.</summary>
    public IReadOnlyList<Place> InterfacesAt(string vpcId, IPAddress address) => _addresses.TryGetValue((vpcId, address), out var place) ? [place] : [];

    /// <summary>Returns the nodes of a load balancer; none if it does not exist.</summary>
    public IReadOnlyList<Place> NodesOf(string balancerArn) => _balancers.GetValueOrDefault(balancerArn)?.Nodes ?? [];

    public NetworkMap Build(long version) => new()
    {
        Version = version,
        Subnets = _subnets,
        Vpcs = _vpcs,
        Interfaces = _interfaces,
        Addresses = _addresses,
        Occupants = _occupants,
        Gateways = _gateways,
        Endpoints = _endpoints,
        EndpointsByInterface = _endpoints.SelectMany(endpoint => endpoint.Interfaces, (endpoint, place) => (place.Id, endpoint)).ToDictionary(),
        Balancers = _balancers,
        BalancersByInterface = _balancers.Values.SelectMany(balancer => balancer.Nodes, (balancer, node) => (node.Id, balancer)).ToDictionary(),
        Pools = _pools,
        Zones = _zones,
        PublicApis = _publicApis,
        Apis = _apis,
        ApiLinks = _apiLinks,
    };
}
