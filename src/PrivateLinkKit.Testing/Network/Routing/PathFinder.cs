using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>
/// Follows the packets of one connection from hop to hop: routes, network ACLs, security groups, endpoints and load balancers. Changes nothing except
/// the rotation of targets.
/// </summary>
/// <param name="map">The network as of now.</param>
/// <param name="picker">Chooses targets.</param>
/// <param name="onlyLook">Does not advance the rotation of targets.</param>
/// <param name="pastApplications">Continues behind an Application Load Balancer, which forwards requests rather than packets.</param>
internal sealed class PathFinder(NetworkMap map, TargetPicker picker, bool onlyLook, bool pastApplications = false)
{
    private const int HttpsPort = 443;

    private readonly Trail _trail = new(map);
    private readonly List<string> _balancers = [];
    private readonly List<TargetPool> _pools = [];
    private readonly List<TlsTermination> _terminations = [];
    private readonly List<PickedTarget> _targets = [];
    private readonly HashSet<(string NodeId, int Port)> _passed = [];
    private string? _endpointId;
    private Arrival? _arrival;

    public PacketPath Find(Place from, IPAddress to, int port)
    {
        _trail.Pass(from, from.IsOnTheInternet ? "the client, on the Internet" : $"the client, in {from.Subnet.ZoneName}");
        return from.Outage is { } outage ? Dropped(from, outage)
            : from.IsOnTheInternet ? Arrive(from, new GatewayPaths(map, _trail).Enter(from, to, port), port)
            : Send(from, to, port);
    }

    private PacketPath Send(Place from, IPAddress to, int port)
    {
        if (from.Subnet.Routes.Refuse(to, out var route) is { } lost)
        {
            return Dropped(from, lost);
        }

        if (route.Target is not Rules.Route.Local)
        {
            return Arrive(from, new GatewayPaths(map, _trail).Send(from, route, to, port), port);
        }

        return !map.Addresses.TryGetValue((from.VpcId, to), out var place)
                ? Dropped(from, $"dropped in {from.VpcId}: no network interface has the address {to}")
            : Judge(from, from.AsPeer, map.SourcePortsOf(from), place, port) is { } refusal ? Dropped(from, refusal)
            : Arrive(from, from.Address, place, port);
    }

    private PacketPath Arrive(Place from, Arrival arrival, int port)
    {
        _arrival = arrival;
        return arrival is { At: { } host, Api: { } api } ? AtApi(arrival.Client, api, host, port, $"AWS's service {api.Name}")
            : arrival.At is { } at ? Arrive(arrival.Client, arrival.Client.Address, at, port) : Dropped(from, arrival.WhyNot!);
    }

    private PacketPath Arrive(Place client, IPAddress source, Place at, int port) =>
        at.IsOnTheInternet ? AtApiGateway(client, at, port)
        : map.EndpointsByInterface.TryGetValue(at.Id, out var endpoint) ? ThroughEndpoint(client, endpoint, at, port)
        : !map.BalancersByInterface.TryGetValue(at.Id, out var balancer) ? Delivered(at, port, source, application: null, "the destination")
        : RefuseReturn(at, port, balancer) is { } again ? Dropped(client, again)
        : balancer.IsApplication ? AtApplication(balancer, source, at, port)
        : ThroughNetworkBalancer(balancer, client, at, port, fromEndpoint: false);

    private PacketPath AtApiGateway(Place client, Place door, int port) => port is ApiFrontDoor.Port
        ? Delivered(door, port, client.Address, application: null, $"API Gateway in {door.Subnet.ZoneName}") with { IsAtApiGateway = true }
        : Dropped(client, $"dropped by {door.Id}: API Gateway listens on port {ApiFrontDoor.Port} only");

    private PacketPath ThroughEndpoint(Place client, Endpoint endpoint, Place at, int port)
    {
        if (endpoint is { Api: { } api, IsAvailable: true })
        {
            _endpointId = endpoint.Id;
            return AtApi(client, api with { EndpointId = endpoint.Id }, at, port, $"endpoint {endpoint.Id} of AWS's service {api.Name}");
        }

        _trail.Pass(at, $"endpoint {endpoint.Id} in {at.Subnet.ZoneName}");
        _endpointId = endpoint.Id;
        if (!endpoint.IsAvailable)
        {
            return Dropped(client, $"dropped by {endpoint.Id}: its state is {endpoint.State}");
        }

        var nodes = map.NodesBehind(endpoint, at);
        if (nodes is [])
        {
            return Dropped(client, $"dropped by {endpoint.Id}: the service has no load balancer in zone {at.Subnet.ZoneId}");
        }

        // AWS does not document how endpoints choose a zone of another region.
        var served = endpoint.IsRemote ? nodes.Where(other => picker.IsServed(map, other.Balancer, other.Node)).ToList() : [];
        var (behind, node) = served is [] ? nodes[0] : picker.Next(endpoint.Id, served, onlyLook);

        // AWS evaluates the client's own address, and groups of another VPC never match.
        var refusal = behind.JudgesPrivateLinkClients ? Firewall.RefuseIngress(node.Groups, new Peer(client.Address, []), port) : null;
        return refusal is not null ? Dropped(client, $"dropped by {refusal}, which load balancer {behind.Name} enforces on PrivateLink traffic")
            : RefuseReturn(node, port, behind) is { } again ? Dropped(client, again)
            : ThroughNetworkBalancer(behind, client, node, port, fromEndpoint: true);
    }

    /// <summary>Returns why a connection that comes through a load balancer's node a second time is dropped: its targets lead back to it.</summary>
    private string? RefuseReturn(Place node, int port, Balancer balancer) => _passed.Add((node.Id, port))
        ? null
        : $"dropped by load balancer {balancer.Name}: the connection has come through its node {node.Address} on port {port} already";

    private PacketPath AtApi(Place client, ServiceApi api, Place at, int port, string what)
    {
        if (port is HttpsPort)
        {
            return Delivered(at, port, client.Address, application: null, what) with { Api = api };
        }

        _trail.Pass(at, what);
        return Dropped(client, $"dropped by {api.EndpointId ?? at.Id}: AWS's own services listen on port {HttpsPort} only");
    }

    private PacketPath ThroughNetworkBalancer(Balancer balancer, Place client, Place node, int port, bool fromEndpoint)
    {
        _trail.Pass(node, $"network load balancer {balancer.Name} in {node.Subnet.ZoneName}");
        _balancers.Add(balancer.Arn);
        if (!balancer.IsActive)
        {
            return Dropped(client, $"dropped by load balancer {balancer.Name}: it is not active yet");
        }

        if (balancer.ListenerOn(port) is not { } listener)
        {
            // "Any network traffic sent to the load balancer that doesn't match a configured listener" is dropped without an answer (NLB guide, listeners).
            return Dropped(client, $"dropped by load balancer {balancer.Name}: it has no listener on port {port}");
        }

        if (listener.IsDatagram)
        {
            return Dropped(client, $"dropped by load balancer {balancer.Name}: its listener on port {port} is for UDP, which EmbeddedAws does not carry");
        }

        var pool = ForwardedTo(listener.DefaultAction);
        if (pool is null || pool.Targets.All(target => target.IsDraining))
        {
            return Dropped(client, $"dropped by load balancer {balancer.Name}: target group {pool?.Name} has no registered targets, or only stopped ones");
        }

        var candidates = picker.Candidates(pool, pool.CrossesZones ?? balancer.CrossesZones, node);
        if (candidates.Count is 0)
        {
            return Dropped(client,
                $"dropped by load balancer {balancer.Name}: target group {pool.Name} has no healthy target in {node.Subnet.ZoneName} ({node.Subnet.ZoneId})");
        }

        var (target, place) = pool.Stickiness is Stickiness.SourceAddress
            ? TargetPicker.Of(client.Address, candidates)
            : picker.Next(pool.Arn, candidates, onlyLook);
        _targets.Add(new PickedTarget(pool.Arn, target.Key));
        if (listener.Tls is { } tls)
        {
            _terminations.Add(new TlsTermination(tls, pool.IsSecure));
        }

        var (source, ports) = fromEndpoint || !pool.KeepsClientAddress ? (node.Address, map.SourcePortsOf(node)) : (client.Address, map.SourcePortsOf(client));
        return Judge(node, node.AsPeer with { Address = source }, ports, place, target.Port) is { } refusal
            ? Dropped(client, refusal)
            : Arrive(node, source, place, target.Port);
    }

    private PacketPath AtApplication(Balancer balancer, IPAddress source, Place node, int port)
    {
        var what = $"application load balancer {balancer.Name} in {node.Subnet.ZoneName}";
        _balancers.Add(balancer.Arn);
        if (!pastApplications || !balancer.IsActive || balancer.ListenerOn(port) is not { } listener || ForwardedTo(listener.DefaultAction) is not { } pool)
        {
            return Delivered(node, port, source, balancer, what);
        }

        var candidates = picker.Candidates(pool, pool.CrossesZones ?? balancer.CrossesZones, node);
        if (candidates.Count is 0)
        {
            return Delivered(node, port, source, balancer, $"{what}: answers 503, target group {pool.Name} has no targets for it");
        }

        _trail.Pass(node, what);
        var (target, place) = picker.Next(pool.Arn, candidates, onlyLook);
        return Judge(node, node.AsPeer, map.SourcePortsOf(node), place, target.Port) is { } refusal
            ? Dropped(node, refusal)
            : Arrive(node, node.Address, place, target.Port);
    }

    private TargetPool? ForwardedTo(BalancerAction action)
    {
        if (action is not BalancerAction.Forward forward)
        {
            return null;
        }

        // A trace does not know which one the next connection gets.
        var pool = picker.PoolOf(forward, onlyLook) is { } arn ? map.Pools.GetValueOrDefault(arn) : null;
        _pools.AddRange(onlyLook ? forward.Pools.Where(other => map.Pools.ContainsKey(other.Arn)).Select(other => map.Pools[other.Arn])
            : pool is null ? [] : [pool]);
        return pool;
    }

    /// <summary>
    /// Checks the destination's zone, the security groups of both ends and the network ACLs between them. The source may have another address or no group
    /// at all.
    /// </summary>
    private string? Judge(Place from, Peer source, PortSpan sourcePorts, Place to, int port) => _trail.Refuse(
        new SubnetCrossing(from.Subnet.Id, source.Address, sourcePorts, to.Subnet.Id, to.Address, port), from.Groups, to.AsPeer, to, source);

    private PacketPath Dropped(Place client, string reason) =>
        new(reason, null, 0, client.Address, null, _trail.Hops, _trail.Interfaces, _balancers, _endpointId, _pools, _trail.Crossings);

    private PacketPath Delivered(Place at, int port, IPAddress source, Balancer? application, string what)
    {
        _trail.Pass(at, $"{what}, port {port}");
        return new(null, at, port, source, application, _trail.Hops, _trail.Interfaces, _balancers, _endpointId, _pools, _trail.Crossings)
        {
            Terminations = _terminations,
            Targets = _targets,
            Mappings = _trail.Mappings,
            Sender = _arrival?.Client.Address,
            EntryAddress = _arrival?.At?.Address,
        };
    }
}
