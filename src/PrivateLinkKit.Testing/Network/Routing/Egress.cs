using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>Ways of packets to addresses outside of VPCs: by internet gateways, NAT gateways and gateway endpoints.</summary>
internal static class Egress
{
    private const string Outside = "";

    /// <summary>Returns why packets do not leave their VPC, or answers do not return; null: they do.</summary>
    public static string? Refuse(NetworkMap map, Place from, IPAddress to, int port) =>
        from.IsCutOff ? $"dropped at {from.Id} ({from.Address}): zone {from.Subnet.ZoneId} has failed"
        : Firewall.RefuseEgress(from.Groups, new Peer(to, []), port) is { } refusal ? $"dropped by {refusal}"
        : RefuseRoute(map, from, to, port);

    private static string? RefuseRoute(NetworkMap map, Place from, IPAddress to, int port)
    {
        var table = from.Subnet.Routes;
        var route = table.Find(to);
        if (route is null or { IsBlackhole: true })
        {
            return route is null
                ? $"dropped by {table.Id}: no route to {to}"
                : $"dropped by {table.Id}: the route to {route.Destination} is a blackhole ({route.Target} is gone)";
        }

        var crossing = new SubnetCrossing(from.Subnet.Id, from.Address, PortSpan.OfClients, Outside, to, port);
        return map.Gateways.GetValueOrDefault(route.Target) switch
        {
            null => $"dropped behind {route.Target}: {to} is not reached from there",
            { IsAvailable: false } => $"dropped by {route.Target}: it is not available",
            { Kind: EgressGatewayKind.Internet } when from.PublicAddress is null =>
                $"dropped by {route.Target}: {from.Id} ({from.Address}) has no public address",
            { Kind: EgressGatewayKind.Nat, Interface: { } nat } =>
                Judge(map, crossing with { To = nat.Subnet.Id }) ?? RefuseNat(map, nat, to, port),
            _ => Judge(map, crossing),
        };
    }

    private static string? RefuseNat(NetworkMap map, Place nat, IPAddress to, int port)
    {
        var route = nat.Subnet.Routes.Find(to);
        return map.Gateways.GetValueOrDefault(route?.Target ?? "") is { Kind: EgressGatewayKind.Internet } && route is { IsBlackhole: false }
            ? Judge(map, new SubnetCrossing(nat.Subnet.Id, nat.Address, PortSpan.OfLoadBalancers, Outside, to, port))
            : $"dropped by {nat.Subnet.Routes.Id}: the subnet of the NAT gateway has no route to {to} through an internet gateway";
    }

    private static string? Judge(NetworkMap map, SubnetCrossing crossing) => crossing.RefusePackets(map) ?? crossing.RefuseAnswers(map);
}
