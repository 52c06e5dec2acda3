using System.Net;
using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>
/// A map drawn by hand: an endpoint in the consumer's VPC (10.1.0.0/16), an NLB with one target per zone in the provider's (10.2.0.0/16).
/// The third octet of an address is its zone: 1 or 2.
/// </summary>
internal sealed class SmallNetwork
{
    public const string RegionalName = "vpce-1-abc.vpce-svc-1.eu-west-1.vpce.amazonaws.com";
    public const string NlbName = "nlb-1.elb.eu-west-1.amazonaws.com";
    private const string PoolArn = "pool";

    private readonly HealthBoard _board = new();

    public SmallNetwork() => Picker = new TargetPicker(_board);

    public TargetPicker Picker { get; }

    public string EndpointState { get; set; } = "available";

    public string? PrivateName { get; set; }

    public bool HasEndpointNames { get; set; } = true;

    public bool HasDns { get; set; } = true;

    public bool CrossesZones { get; set; }

    public bool Enforces { get; set; } = true;

    public bool KeepsClientAddress { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>Makes the load balancer an Application Load Balancer.</summary>
    public bool IsApplication { get; set; }

    public List<int> TargetZones { get; } = [1, 2];

    public List<GroupRule> EndpointIngress { get; } = [new("tcp", 80, 80, IPNetwork.Parse("10.1.0.0/16"))];

    public List<GroupRule> NlbIngress { get; } = [new("tcp", 80, 80, IPNetwork.Parse("0.0.0.0/0"))];

    public List<GroupRule> NlbEgress { get; } = [new("-1", -1, -1, IPNetwork.Parse("0.0.0.0/0"))];

    public List<GroupRule> TaskIngress { get; } = [new("tcp", 8080, 8080, GroupId: "sg-nlb")];

    public List<Route> ConsumerRoutes { get; } = [new(IPNetwork.Parse("10.1.0.0/16"), Route.Local)];

    public void SetHealth(int zone, bool isHealthy) =>
        _board.Put(TargetIn(zone), new TargetStatus(isHealthy, ProbeResult.Passed, 0, DateTimeOffset.UnixEpoch, 0));

    /// <summary>The path from the consumer's VPC, or from the given location.</summary>
    public PacketPath Find(string to, int port = 80, string from = "vpc-consumer")
    {
        var map = Draw();
        return new PathFinder(map, Picker, onlyLook: true).Find(map.Stand(from)!, IPAddress.Parse(to), port);
    }

    public NetworkMap Draw()
    {
        var consumer = new RouteRules("rtb-consumer", ConsumerRoutes);
        var provider = new RouteRules("rtb-provider", [new Route(IPNetwork.Parse("10.2.0.0/16"), Route.Local)]);

        // Names and ids of zones are matched differently in the two accounts.
        Subnet[] subnets =
        [
            new("subnet-c1", "vpc-consumer", IPNetwork.Parse("10.1.1.0/24"), "eu-west-1c", "euw1-az1", consumer),
            new("subnet-c2", "vpc-consumer", IPNetwork.Parse("10.1.2.0/24"), "eu-west-1a", "euw1-az2", consumer),
            new("subnet-p1", "vpc-provider", IPNetwork.Parse("10.2.1.0/24"), "eu-west-1a", "euw1-az1", provider),
            new("subnet-p2", "vpc-provider", IPNetwork.Parse("10.2.2.0/24"), "eu-west-1b", "euw1-az2", provider),
        ];
        var endpoint = Places("endpoint", 4, EndpointIngress, [], subnets[..2]);
        var nlb = Places("nlb", 5, NlbIngress, NlbEgress, subnets[2..]);
        var tasks = Places("task", 6, TaskIngress, [], subnets[2..]);
        var interfaces = endpoint.Concat(nlb).Concat(tasks).ToDictionary(place => place.Id);
        var forward = new BalancerAction.Forward([new WeightedPool(PoolArn)]);
        var balancer = new Balancer(
            "nlb", "nlb", NlbName, IsApplication, IsActive, nlb, [new BalancerListener(80, [new BalancerRule([], forward)])],
            CrossesZones, Enforces, IdleTimeout: null);
        var zonal = endpoint.ToDictionary(
            place => place.Id, place => HasEndpointNames ? $"vpce-1-abc-{place.Subnet.ZoneName}.vpce-svc-1.eu-west-1.vpce.amazonaws.com" : "");
        var check = new HealthCheck(IsHttp: false, null, "/", "200", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), 2, 2);
        IReadOnlyList<string> privateNames = PrivateName is null ? [] : [PrivateName];
        var theEndpoint = new Endpoint("vpce-1", "vpc-consumer", EndpointState, HasEndpointNames ? RegionalName : null, zonal, privateNames, endpoint, ["nlb"]);
        return new NetworkMap
        {
            Version = 1,
            Vpcs = new[] { "vpc-consumer", "vpc-provider" }.ToDictionary(
                id => id, id => new Vpc(id, "eu-west-1", HasDns, [.. subnets.Where(subnet => subnet.VpcId == id)]) { HasPrivateZones = HasDns }),
            Subnets = subnets.ToDictionary(subnet => subnet.Id),
            Interfaces = interfaces,
            Addresses = interfaces.Values.ToDictionary(place => (place.VpcId, place.Address)),
            Occupants = new Dictionary<string, string>(),
            Gateways = new Dictionary<string, EgressGateway>(),
            Endpoints = [theEndpoint],
            EndpointsByInterface = endpoint.ToDictionary(place => place.Id, _ => theEndpoint),
            Balancers = new Dictionary<string, Balancer> { ["nlb"] = balancer },
            BalancersByInterface = nlb.ToDictionary(place => place.Id, _ => balancer),
            Zones = [],
            Pools = new Dictionary<string, TargetPool>
            {
                [PoolArn] = new(PoolArn, "tasks", [.. TargetZones.Select(zone => TargetIn(zone, tasks[zone - 1]))], ["nlb"], CrossesZones: null,
                    KeepsClientAddress, check),
            },
        };
    }

    private static Target TargetIn(int zone, params Place[] places) =>
        new($"{zone}", $"10.2.{zone}.6", 8080, null, DateTimeOffset.UnixEpoch, IsDraining: false, places);

    private static List<Place> Places(string name, int host, IReadOnlyList<GroupRule> ingress, IReadOnlyList<GroupRule> egress, Subnet[] subnets) =>
    [
        .. subnets.Select((subnet, i) => new Place(
            $"eni-{name}{i + 1}",
            subnet,
            IPAddress.Parse(subnet.Range.BaseAddress.ToString().Replace(".0", $".{host}", StringComparison.Ordinal)),
            [new GroupRules($"sg-{name}", name, ingress, egress)])),
    ];
}
