using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>Packets on the Internet, or at a public address.</summary>
/// <param name="Client">The sender, with its address as seen there.</param>
/// <param name="At">The network interface that has the public address; null: they are on the Internet.</param>
/// <param name="WhyNot">Why they do not get there; null: they do.</param>
internal sealed record Arrival(Place Client, Place? At = null, string? WhyNot = null)
{
    /// <summary>The API of one of AWS's own services that has the public address; null: none.</summary>
    public ServiceApi? Api { get; init; }
}

/// <summary>Follows packets to public addresses: out of a VPC by its gateways, and into one by its internet gateway.</summary>
internal sealed class GatewayPaths(NetworkMap map, Trail trail)
{
    /// <summary>Sends packets by a route that leads out of the VPC, to a public address.</summary>
    public Arrival Send(Place sender, Rules.Route route, IPAddress to, int port)
    {
        var outside = Leave(sender, route, to, port);
        if (outside.WhyNot is not null)
        {
            return outside;
        }

        var arrival = Enter(outside.Client, to, port);
        return arrival.Api is { } api && map.Gateways[route.Target].Kind is EgressGatewayKind.Endpoint
            ? arrival with { Api = api with { EndpointId = route.Target } }
            : arrival;
    }

    /// <summary>Sends packets out of the VPC.</summary>
    public Arrival Leave(Place sender, Rules.Route route, IPAddress to, int port) => map.Gateways.GetValueOrDefault(route.Target) switch
    {
        null => Lost(sender, $"dropped behind {route.Target}: {to} is not reached from there"),
        { IsAvailable: false } => Lost(sender, $"dropped by {route.Target}: it is not available"),
        { Kind: EgressGatewayKind.Internet } => ThroughInternetGateway(sender, route.Target, to, port),
        { Kind: EgressGatewayKind.Nat, Interface: { } nat } => ThroughNatGateway(sender, nat, route.Target, to, port),
        _ => RefuseExit(sender, Internet.Id, to, port) is { } refusal ? Lost(sender, refusal) : new Arrival(sender),
    };

    /// <summary>Delivers packets from the Internet at a public address.</summary>
    /// <param name="client">The sender, with its public address.</param>
    /// <param name="to">The public address.</param>
    /// <param name="port">The port.</param>
    public Arrival Enter(Place client, IPAddress to, int port)
    {
        if (map.PublicApis.FirstOrDefault(api => api.Block.Contains(to)) is { } known)
        {
            return new Arrival(client, known.At(to)) { Api = known.Api };
        }

        if (map.ApiFrontDoors.TryGetValue(to, out var door))
        {
            return new Arrival(client, door);
        }

        if (!map.PublicAddresses.TryGetValue(to, out var at))
        {
            return Lost(client, $"dropped on the Internet: {(AddressMath.IsPrivate(to) ? $"{to} is a private address" : $"nobody has the address {to}")}");
        }

        if (map.Gateways.Values.FirstOrDefault(gateway => gateway.Interface?.Id == at.Id) is { } nat)
        {
            return Lost(client, $"dropped by {nat.Id}: a NAT gateway forwards nothing but answers from the Internet");
        }

        var table = at.Subnet.Routes;
        var back = table.Find(client.Address);
        if (!LeadsToTheInternet(back))
        {
            return Lost(client, $"dropped at {at.Id} ({to}): {table.Id} has no route to an internet gateway for the answers to {client.Address}");
        }

        trail.PassGateway(back!.Target, at, to);
        var crossing = new SubnetCrossing(Internet.Id, client.Address, map.SourcePortsOf(client), at.Subnet.Id, at.Address, port);
        var refusal = trail.Refuse(crossing, leaving: [], at.AsPeer, at);
        return new Arrival(client, refusal is null ? at : null, refusal);
    }

    private Arrival ThroughInternetGateway(Place sender, string gateway, IPAddress to, int port)
    {
        if (sender.PublicAddress is not { } address)
        {
            return Lost(sender, $"dropped by {gateway}: {sender.Id} ({sender.Address}) has no public address");
        }

        if (RefuseExit(sender, Internet.Id, to, port) is { } refusal)
        {
            return Lost(sender, refusal);
        }

        trail.PassGateway(gateway, sender, address);
        return new Arrival(sender with { Address = address, Groups = [] });
    }

    private Arrival ThroughNatGateway(Place sender, Place nat, string gateway, IPAddress to, int port)
    {
        if ((RefuseExit(sender, nat.Subnet.Id, to, port) ?? nat.Outage) is { } refusal)
        {
            return Lost(sender, refusal);
        }

        trail.Pass(nat, $"NAT gateway {gateway} in {nat.Subnet.ZoneName}");
        var table = nat.Subnet.Routes;
        return table.Find(to) is { } route && LeadsToTheInternet(route)
            ? ThroughInternetGateway(nat, route.Target, to, port)
            : Lost(sender, $"dropped by {table.Id}: the subnet of the NAT gateway has no route to {to} through an internet gateway");
    }

    private string? RefuseExit(Place sender, string toSubnet, IPAddress to, int port) => trail.Refuse(
        new SubnetCrossing(sender.Subnet.Id, sender.Address, map.SourcePortsOf(sender), toSubnet, to, port), sender.Groups, new Peer(to, []));

    private bool LeadsToTheInternet(Rules.Route? route) =>
        route is { IsBlackhole: false } && map.Gateways.GetValueOrDefault(route.Target) is { Kind: EgressGatewayKind.Internet };

    private static Arrival Lost(Place client, string reason) => new(client, WhyNot: reason);
}
