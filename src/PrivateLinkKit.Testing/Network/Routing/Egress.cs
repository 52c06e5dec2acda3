using System.Net;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>Ways of packets to addresses outside of VPCs: by internet gateways, NAT gateways and gateway endpoints.</summary>
internal static class Egress
{
    /// <summary>Returns why packets do not leave their VPC, or answers do not return; null: they do.</summary>
    public static string? Refuse(NetworkMap map, Place from, IPAddress to, int port)
    {
        var table = from.Subnet.Routes;
        return from.Outage ?? table.Find(to) switch
        {
            null => $"dropped by {table.Id}: no route to {to}",
            { IsBlackhole: true } route => $"dropped by {table.Id}: the route to {route.Destination} is a blackhole ({route.Target} is gone)",
            var route => new GatewayPaths(map, new Trail(map)).Leave(from, route, to, port).WhyNot,
        };
    }
}
